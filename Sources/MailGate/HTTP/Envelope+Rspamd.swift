extension Envelope {
    /// What a client of Rspamd tells of a message in the header of its request. Names are compared without case; what is not known is passed over.
    public init(rspamd fields: some Sequence<(String, String)>) {
        self.init()
        for (name, value) in fields {
            switch name.lowercased() {
            case "from": sender = Self.bare(value)
            case "rcpt": if recipients.count < Self.mostRecipients { recipients.append(Self.bare(value)) }
            case "ip": clientAddress = value
            case "helo": helo = value
            case "hostname": clientName = value
            case "user": user = value
            case "queue-id": queueID = value
            default: break
            }
        }
    }

    /// An address without its brackets: `<>` is a bounce.
    private static func bare(_ address: String) -> String {
        address.hasPrefix("<") && address.hasSuffix(">") ? String(address.dropFirst().dropLast()) : address
    }

    private static let mostRecipients = 10_000
}
