import MailMessage
import SpamLintCore

extension Check {
    /// The first address of `field`, where it has the `fault`: `malformed`, none that SMTP takes (RFC 5321, section 4.1.2), or
    /// `eight-bit`, bytes above ASCII in it. A field without any address is malformed.
    static let addressForm = Check(
        "address-form", needs: .header,
        parameters: [.init("field", standard: .text("From")), .init("fault", standard: .text("malformed"))],
        prepare: { parameters in
            let names = FieldNames([parameters.text("field", default: "From")])
            let isEightBit = parameters.text("fault", default: "malformed") == "eight-bit"
            return { facts in
                guard let field = names.first(of: facts.message), !field.isEmpty else { return [] }
                let list = facts.addressList(field)
                guard let mailbox = list.mailboxes.first(where: { !$0.addressRange.isEmpty }) ?? list.mailboxes.first else { return [] }
                let address = facts.message.source[mailbox.addressRange]
                let isFaulty =
                    isEightBit
                    ? mailbox.hasAddress && address.contains { $0 >= 0x80 } : !isUsable(mailbox, Array(address), in: facts.message)
                return isFaulty ? [Evidence(at: .source(mailbox.range.isEmpty ? field.bodyRange : mailbox.range))] : []
            }
        })

    /// Whether the address is one, and its angle bracket closes behind it.
    private static func isUsable(_ mailbox: Mailbox, _ address: [UInt8], in message: Message) -> Bool {
        guard mailbox.hasAddress, AddressGrammar.isMailbox(address) else { return false }
        let range = mailbox.addressRange
        let source = message.source
        // A quote before it makes the whole a local part.
        guard range.lowerBound > 0, source[range.lowerBound - 1] != 0x22 else { return range.lowerBound == 0 }
        guard source[range.lowerBound - 1] == 0x3C else { return true }
        var end = range.upperBound
        while end < source.count, source[end] == 0x20 { end += 1 }
        return end < source.count && source[end] == 0x3E
    }
}
