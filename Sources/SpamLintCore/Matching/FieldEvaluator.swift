import MailBytes
public import MailMessage

/// Decides what the state of header fields comes to.
enum FieldEvaluator {
    /// - Parameter names: Those of `match`.
    static func evidence(for match: FieldMatch, names: FieldNames, in facts: Facts) -> [Evidence] {
        // A bare HTML file has no header that could lack anything, and a template says but a part of one.
        guard facts.message.form == .message || facts.message.form == .template && match.state != .missing else { return [] }
        let message = facts.message
        let fields = names.fields(of: message)
        // The usual case: what may be wrong is not even there.
        if fields.count < 2, match.state == .duplicated { return [] }
        switch match.state {
        case .missing: return fields.isEmpty ? [.absent(("value", match.names[0]), ("field", match.names[0]))] : []
        case .present: return fields.map { evidence(for: $0, in: message) }
        case .duplicated: return duplicates(of: fields, in: message).map { evidence(for: $0, in: message) }
        case .malformed: return fields.filter { FieldForm.isMalformed($0, in: facts) }.map { evidence(for: $0, in: message) }
        case .empty: return fields.filter(\.isEmpty).map { evidence(for: $0, in: message) }
        }
    }

    /// How many places `evidence(for:names:in:)` would give.
    static func count(for match: FieldMatch, names: FieldNames, in facts: Facts) -> Int {
        guard facts.message.form == .message || facts.message.form == .template && match.state != .missing else { return 0 }
        let message = facts.message
        guard match.state == .missing || names.mayStand(in: message) else { return 0 }
        if match.state == .missing || match.state == .present {
            var count = 0
            names.forEach(in: message) { _ in
                count += 1
                return true
            }
            return match.state == .present ? count : count == 0 ? 1 : 0
        }
        if match.state == .duplicated, let count = names.repetitions(in: message) { return count }
        let fields = names.fields(of: message)
        return switch match.state {
        case .missing, .present: 0
        case .duplicated: fields.count < 2 ? 0 : duplicates(of: fields, in: message).count
        case .malformed: fields.count { FieldForm.isMalformed($0, in: facts) }
        case .empty: fields.count(where: \.isEmpty)
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
}
