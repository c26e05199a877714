import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

/// A mailbox with its address read for comparing.
struct Address {
    let mailbox: Mailbox
    /// Before the `@`, in lower case.
    let local: String
    /// Behind the `@`; nil where it can be no host.
    let host: Host?
    /// Behind the `@` as it stands.
    let domain: String

    /// The whole address in lower case, with A-labels.
    var text: String { local + "@" + (host?.ascii ?? domain) }

    /// The address, without name and brackets.
    var place: Place { .source(mailbox.addressRange) }

    init(_ mailbox: Mailbox, in message: Message, host known: Host? = nil) {
        self.mailbox = mailbox
        local = String(decoding: message.localPart(mailbox), as: UTF8.self).lowercased()
        let bytes = message.domain(mailbox)
        domain = String(decoding: bytes, as: UTF8.self)
        host = known ?? Host(bytes)
    }
}

extension Facts {
    /// The first address of `From`.
    var originator: Address? {
        guard let mailbox = originators?.mailboxes.first(where: \.hasAddress) else { return nil }
        return Address(mailbox, in: message, host: originatorHost)
    }

    /// The addresses of the first field of that name.
    ///
    /// None of a field beyond 20,000 bytes: the questions asked here are about mail to one or to a few.
    func addresses(_ name: FieldName) -> [Address] {
        guard let field = message.first(name), field.bodyRange.count < 20_000 else { return [] }
        return message.addresses(field).mailboxes.filter(\.hasAddress).map { Address($0, in: message) }
    }
}
