/// What a mail server tells of a message besides its bytes. Everything in it is a claim of a client and is never opened, run or resolved.
public struct Envelope: Sendable, Equatable {
    /// The address of MAIL FROM without brackets; empty for a bounce, nil where nobody said.
    public var sender: String?
    /// The addresses of RCPT TO without brackets, in order.
    public var recipients: [String] = []
    /// The name and the address of the client.
    public var clientName: String?
    public var clientAddress: String?
    /// What HELO or EHLO said.
    public var helo: String?
    /// Who has authenticated.
    public var user: String?
    /// The server's name for the message, for logs.
    public var queueID: String?

    public init() {}

    /// Whether the message is a report on another one, which must never come back: RFC 3464, RFC 5321 section 4.5.5.
    public var isBounce: Bool { sender?.isEmpty == true }

    /// The domain of the sender in lower case; nil for bounces and where nobody said.
    public var senderDomain: String? {
        guard let sender, let at = sender.lastIndex(of: "@") else { return nil }
        let domain = sender[sender.index(after: at)...].lowercased()
        return domain.isEmpty ? nil : domain
    }
}
