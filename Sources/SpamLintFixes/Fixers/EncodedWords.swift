import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// Raw bytes above 127 in header fields as encoded words of UTF-8 (RFC 2047).
    static let encodedWords = Fixer("encoded-words", .safe, changes: written)

    /// Encoded words that stand for ASCII as the text that they stand for.
    static let plainWords = Fixer("plain-words", .safe, changes: written)

    /// The fields that are found fault with, written anew.
    private static func written(_ work: Workpiece, _ evidence: [Evidence]) -> [Change]? {
        var changes: [Change] = []
        var seen: Set<Int> = []
        for one in evidence {
            guard let field = work.field(at: one.place), seen.insert(field.range.lowerBound).inserted else { continue }
            changes += FieldText(work: work, field: field).rewritten ?? []
        }
        return changes
    }

    /// A subject without the blanks at its end and the gaps within.
    static let subjectSpaces = Fixer("subject-spaces", .safe) { work, _ in
        guard let field = work.facts.subjectField, let text = work.facts.subject, !text.isEmpty, !text.isDoubtful else {
            return nil
        }
        let words = text.utf8.split { $0.isBlank }
        guard !words.isEmpty else { return nil }
        var end = field.bodyRange.upperBound
        let source = work.message.source
        while end < source.count, source[end].isBlank { end += 1 }
        let writer = HeaderWriter(lineEnd: work.lineEnd)
        let body = writer.unstructured(Array(words.joined(separator: [ASCII.space])), column: field.nameRange.count + 2)
        return [.source(Edit(field.bodyRange.lowerBound..<end, body))]
    }
}

/// The text of a header field, to be written anew.
struct FieldText {
    let work: Workpiece
    let field: Field

    /// The field with its text, or the names in front of its addresses; nil where that can't be done without touching what is no text.
    var rewritten: [Change]? {
        let writer = HeaderWriter(lineEnd: work.lineEnd)
        switch field.name {
        case .from, .to, .cc, .replyTo, .sender, .bcc: return names(writer)
        case .subject, .comments, .organization, .threadTopic, .xMailer, .contentDescription, .other:
            guard field.name != .other || isText else { return nil }
            let text = work.message.unstructured(field)
            guard text.defects.isEmpty || field.name == .subject, !text.isDoubtful else { return nil }
            return [work.replacing(field, with: writer.unstructured(text.utf8, column: field.nameRange.count + 2))]
        default: return nil
        }
    }

    /// Whether a field that this program does not know can be nothing but text: words, no grammar.
    private var isText: Bool {
        !work.message.source[field.bodyRange].contains { [ASCII.semicolon, ASCII.less, ASCII.at, ASCII.quote].contains($0) }
    }

    private func names(_ writer: HeaderWriter) -> [Change]? {
        guard field.bodyRange.count < 20_000 else { return nil }
        let list = work.facts.addressList(field)
        guard list.groups.isEmpty else { return nil }
        let source = work.message.source
        var changes: [Change] = []
        for mailbox in list.mailboxes where !mailbox.nameRange.isEmpty {
            let written = source[mailbox.nameRange]
            guard written.first != 0x28 else { continue }
            let isEncoded = zip(written, written.dropFirst()).contains { $0 == ASCII.equals && $1 == ASCII.question }
            guard isEncoded || written.contains(where: { $0 >= 0x80 }) else { continue }
            let name = work.message.displayName(mailbox)
            // What is well encoded already stays as it is.
            let isFine = !name.hasRaw8Bit && !name.encodedWords.allSatisfy(\.isNeedless)
            guard !isFine, !name.isDoubtful, mailbox.hasAddress else { continue }
            guard !source[mailbox.addressRange].contains(where: { $0 >= 0x80 }) else { return nil }
            let body = writer.phrase(
                name.utf8, column: mailbox.nameRange.lowerBound - field.bodyRange.lowerBound + field.nameRange.count + 2)
            changes.append(.source(Edit(mailbox.nameRange, body)))
        }
        return changes.isEmpty ? nil : changes
    }
}
