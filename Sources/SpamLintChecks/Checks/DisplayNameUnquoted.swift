import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Display names of `From` that hold signs with a meaning in addresses (RFC 5322, section 3.2.3) outside quotes.
    ///
    /// A full stop is one too, but so usual that RFC 5322 lets readers accept it. A colon makes the rest members of a group.
    static let displayNameUnquoted = Check("display-name-unquoted", needs: .originator) { facts, _ in
        guard let list = facts.originators, let field = facts.originatorField else { return [] }
        if !list.groups.isEmpty { return [Evidence(at: .source(field.bodyRange), values: [("value", ":")])] }
        guard let mailbox = list.mailboxes.first, !mailbox.nameRange.isEmpty else { return [] }
        var isQuoted = false
        var isEscaped = false
        for offset in mailbox.nameRange {
            let byte = facts.message.source[offset]
            if byte == ASCII.quote, !isEscaped { isQuoted.toggle() }
            isEscaped = byte == 0x5C && !isEscaped
            guard !isQuoted, isSpecial(byte), facts.message.source[mailbox.nameRange.lowerBound] != 0x28 else { continue }
            let sign = String(decoding: [byte], as: UTF8.self)
            return [Evidence(at: .source(mailbox.nameRange), values: [("value", sign)])]
        }
        return []
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.comma, ASCII.colon, ASCII.semicolon, ASCII.at, 0x5B, 0x5D: true
        default: false
        }
    }
}
