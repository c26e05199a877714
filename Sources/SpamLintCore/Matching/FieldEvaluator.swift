import MailBytes
public import MailMessage

/// Decides what the state of header fields comes to.
enum FieldEvaluator {
    /// - Parameter known: The names of `match` as `FieldName` has them, `.other` for those that it does not know.
    static func evidence(for match: FieldMatch, known: [FieldName], in facts: Facts) -> [Evidence] {
        // A bare HTML file has no header that could lack anything.
        guard facts.message.form == .message else { return [] }
        let message = facts.message
        var fields: [Field] = []
        for field in message.fields {
            if field.name != .other {
                if known.contains(field.name) { fields.append(field) }
            } else if known.contains(.other) {
                if match.names.contains(where: { message.isNamed(field, $0) }) { fields.append(field) }
            }
        }
        // The usual case: what may be wrong is not even there.
        if fields.count < 2, match.state == .duplicated { return [] }
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
        var known: Set<FieldName> = []
        var others: Set<[UInt8]> = []
        return fields.filter { field in
            if field.name != .other { return !known.insert(field.name).inserted }
            return !others.insert(message.source[field.nameRange].map(\.asciiLowercased)).inserted
        }
    }
}

extension Message {
    /// Whether `=?`, with which encoded words begin, stands in the body of `field`. A quick look: reading the field is slow.
    public func mayHoldEncodedWord(_ field: Field) -> Bool {
        source.withUnsafeBufferPointer { bytes in
            for i in field.bodyRange.dropLast() where bytes[i] == ASCII.equals && bytes[i + 1] == ASCII.question { return true }
            return false
        }
    }

    /// Whether `field` is called `name`, whatever the case.
    public func isNamed(_ field: Field, _ name: String) -> Bool {
        let range = field.nameRange
        guard range.count == name.utf8.count else { return false }
        var i = range.lowerBound
        for byte in name.utf8 {
            if source[i].asciiLowercased != byte.asciiLowercased { return false }
            i += 1
        }
        return true
    }
}
