/// What a mailbox provider has published about the problem that a rule is about.
public struct ProviderDemand: Sendable, Equatable {
    public let provider: Provider
    /// What its server answers, such as "550 5.7.26"; nil where it has published none.
    public let reply: String?
    /// The day from which it applies, as in 2024-02-01; nil where it has published none.
    public let date: String?

    public init(provider: Provider, reply: String?, date: String?) {
        self.provider = provider
        self.reply = reply
        self.date = date
    }
}
