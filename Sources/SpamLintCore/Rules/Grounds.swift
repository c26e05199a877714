/// The laws and the demands of mailbox providers behind a rule, and whether the rule waits until it is asked for them.
public struct Grounds: Sendable, Equatable {
    /// The rule is off unless one of these, or of `providers`, is asked for; both empty: it is always on.
    public let markets: [Market]
    public let providers: [Provider]
    public let laws: [LawArticle]
    public let demands: [ProviderDemand]

    public init(markets: [Market] = [], providers: [Provider] = [], laws: [LawArticle] = [], demands: [ProviderDemand] = []) {
        self.markets = markets
        self.providers = providers
        self.laws = laws
        self.demands = demands
    }

    /// Whether the rule belongs to a pack.
    public var isOptional: Bool { !markets.isEmpty || !providers.isEmpty }

    public var isEmpty: Bool { !isOptional && laws.isEmpty && demands.isEmpty }

    /// Whether the rule is on for somebody who asks for `asked` and `receivers`.
    public func isAsked(markets asked: [Market], providers receivers: [Provider]) -> Bool {
        !isOptional || markets.contains { asked.contains($0) } || providers.contains { receivers.contains($0) }
    }

    /// With the laws of `asked` and the demands of `receivers` alone.
    func narrowed(to asked: [Market], _ receivers: [Provider]) -> Grounds {
        Grounds(
            markets: markets, providers: providers, laws: laws.filter { $0.markets.contains { asked.contains($0) } },
            demands: demands.filter { receivers.contains($0.provider) })
    }
}
