import MailBytes
import MailMessage

/// Decides what the state of header fields comes to.
enum FieldEvaluator {
    /// - Parameter known: The names of `match` as `FieldName` has them, `.other` for those that it does not know.
    static func evidence(for match: FieldMatch, known: [FieldName], in facts: Facts) -> [Evidence] {
        // A bare HTML file has no header that could lack anything.
        guard facts.message.form == .message else { return [] }
        let message = facts.message
        var fields: [Field] = []
        for field in message.fields {
            for (index, name) in known.enumerated() {
                let isSame = name == .other ? field.name == .other && message.isNamed(field, match.names[index]) : name == field.name
                if isSame { fields.append(field) }
            }
        }
        switch match.state {
        case .missing: return fields.isEmpty ? [.absent(("value", match.names[0]), ("field", match.names[0]))] : []
        case .present: return fields.map { evidence(for: $0, in: message) }
        case .duplicated: return duplicates(of: fields, in: message).map { evidence(for: $0, in: message) }
        case .malformed: return fields.filter { FieldForm.isMalformed($0, in: message) }.map { evidence(for: $0, in: message) }
        case .empty: return fields.filter(\.isEmpty).map { evidence(for: $0, in: message) }
        }
    }

    private static func evidence(for field: Field, in message: Message) -> Evidence {
        let name = String(decoding: message.source[field.nameRange], as: UTF8.self)
        let range = field.isEmpty ? field.nameRange : field.bodyRange
        let text = field.isEmpty ? Array(message.source[range]) : message.unstructured(field).utf8
        return Evidence(at: .source(range), text: text, values: [("value", name), ("field", name)])
    }

    /// Every field after the first of the same name.
    private static func duplicates(of fields: [Field], in message: Message) -> [Field] {
        var seen: Set<[UInt8]> = []
        return fields.filter { !seen.insert(message.source[$0.nameRange].map(\.asciiLowercased)).inserted }
    }
}

extension Message {
    /// Whether `field` is called `name`, whatever the case.
    func isNamed(_ field: Field, _ name: String) -> Bool {
        let range = field.nameRange
        guard range.count == name.utf8.count else { return false }
        return zip(source[range], name.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}
