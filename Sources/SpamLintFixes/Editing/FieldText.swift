import MailBytes
import MailMessage
import SpamLintCore

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
