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
        return evidence.compactMap { one in
            guard let field = work.field(at: one.place), field.name != .other,
                let first = message.first(field.name), first != field,
                message.unstructured(first).utf8 == message.unstructured(field).utf8
            else { return nil }
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
