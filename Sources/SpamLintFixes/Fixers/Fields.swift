import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// `Content-Type` without the semicolon at its end.
    static let semicolon = Fixer("semicolon", .safe) { work, _ in
        guard let field = work.message.first(.contentType) else { return nil }
        var start = field.bodyRange.upperBound
        let source = work.message.source
        while start > field.bodyRange.lowerBound, source[start - 1] == ASCII.semicolon || source[start - 1].isASCIIWhitespace { start -= 1 }
        guard start > field.bodyRange.lowerBound else { return nil }
        return [.source(Edit(start..<field.bodyRange.upperBound, []))]
    }

    /// The second of two fields that say the same.
    static let duplicateField = Fixer("duplicate-field", .safe) { work, evidence in
        let message = work.message
        // Read once: there may be as many of a name as the header has lines.
        var firsts: [FieldName: (field: Field, text: [UInt8])] = [:]
        return evidence.compactMap { one in
            guard let field = work.field(at: one.place), field.name != .other,
                let first = firsts[field.name] ?? message.first(field.name).map({ ($0, message.unstructured($0).utf8) })
            else { return nil }
            firsts[field.name] = first
            guard first.field != field, first.text == message.unstructured(field).utf8 else { return nil }
            return work.removing(field)
        }
    }

    /// Leaves out a field that asks readers or their programs for something.
    static let droppedField = Fixer("dropped-field", .unsafe) { work, evidence in
        var seen: Set<Int> = []
        return evidence.compactMap { one in
            guard let field = work.field(at: one.place), seen.insert(field.range.lowerBound).inserted else { return nil }
            return work.removing(field)
        }
    }
}
