import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// The name in `From` in quotes or encoded words where its signs need them, with one blank between its words.
    static let displayName = Fixer("display-name", .safe) { work, _ in
        guard let sender = work.facts.originator, let list = work.facts.originators, list.groups.isEmpty, list.mailboxes.count == 1,
            let field = work.facts.originatorField, let name = work.facts.originatorName, !name.isEmpty, !name.isDoubtful,
            // A comment would be lost.
            !work.message.source[sender.mailbox.nameRange].contains(0x28)
        else { return nil }
        let words = name.utf8.split { $0.isBlank }
        let column = field.nameRange.count + 2
        let written = HeaderWriter(lineEnd: work.lineEnd).phrase(Array(words.joined(separator: [ASCII.space])), column: column)
        return [.source(Edit(sender.mailbox.nameRange, written))]
    }

    /// A blank between the name and the address of `From`.
    static let nameSpace = Fixer("name-space", .safe) { work, _ in
        guard let end = work.facts.originator?.mailbox.nameRange.upperBound, end < work.message.source.count,
            work.message.source[end] == ASCII.less
        else { return nil }
        return [.source(Edit(end..<end, [ASCII.space]))]
    }

    /// The address in `From` alone where its name is the address once more: a reader sees the same.
    static let addressedName = Fixer("addressed-name", .safe) { work, _ in
        guard let mailbox = work.facts.originator?.mailbox else { return nil }
        let source = work.message.source
        var start = mailbox.addressRange.lowerBound
        while start > mailbox.nameRange.upperBound, source[start] != ASCII.less { start -= 1 }
        guard source[start] == ASCII.less, mailbox.nameRange.lowerBound < start,
            !source[mailbox.nameRange.lowerBound..<start].contains(0x28)
        else { return nil }
        return [.source(Edit(mailbox.nameRange.lowerBound..<start, []))]
    }

    /// No blanks between the angle brackets of `From` and the address.
    static let addressBlanks = Fixer("address-blanks", .safe) { work, _ in
        guard let field = work.facts.originatorField, let mailbox = work.facts.originator?.mailbox else { return nil }
        let source = work.message.source
        var start = mailbox.addressRange.lowerBound
        var end = mailbox.addressRange.upperBound
        while start > field.bodyRange.lowerBound, source[start - 1].isASCIIWhitespace { start -= 1 }
        while end < field.bodyRange.upperBound, source[end].isASCIIWhitespace { end += 1 }
        guard start > field.bodyRange.lowerBound, source[start - 1] == ASCII.less, end < field.bodyRange.upperBound,
            source[end] == ASCII.greater
        else { return nil }
        var changes: [Change] = []
        if start < mailbox.addressRange.lowerBound { changes.append(.source(Edit(start..<mailbox.addressRange.lowerBound, []))) }
        if mailbox.addressRange.upperBound < end { changes.append(.source(Edit(mailbox.addressRange.upperBound..<end, []))) }
        return changes
    }
}
