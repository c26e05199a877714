internal import MailBytes
public import MailDomain
public import MailMessage

/// A mailbox with its address read for comparing.
public struct Address: Sendable {
    public let mailbox: Mailbox
    /// Before the `@`, in lower case.
    public let local: String
    /// Behind the `@`; nil where it can be no host.
    public let host: Host?
    /// Behind the `@` as it stands.
    public let domain: String

    /// The whole address in lower case, with A-labels.
    public var text: String { local + "@" + (host?.ascii ?? domain) }

    /// The address, without name and brackets.
    public var place: Place { .source(mailbox.addressRange) }

    init(_ mailbox: Mailbox, in message: Message) {
        self.mailbox = mailbox
        local = String(decoding: message.localPart(mailbox).map(\.asciiLowercased), as: UTF8.self)
        let bytes = message.domain(mailbox)
        domain = String(decoding: bytes, as: UTF8.self)
        host = Host(bytes)
    }

    /// Of a field with more bytes no address is read: what is asked about them concerns mail to one or to a few.
    static let fieldLimit = 20_000
}
