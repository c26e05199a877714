/// What the stock rules of one receiver's filter hold against a message: its symbols, what they cost, and how they add up.
public struct ReceiverProfile: Sendable {
    /// What a receiver does from some score on.
    public struct Action: Sendable, Equatable {
        public let name: String
        public let from: Points

        public init(name: String, from: Points) {
            self.name = name
            self.from = from
        }
    }

    /// Symbols whose points together go no higher than a limit.
    public struct Group: Sendable, Equatable {
        public let name: String
        public let cap: Points

        public init(name: String, cap: Points) {
            self.name = name
            self.cap = cap
        }
    }

    /// The profile of another version that one builds on.
    public struct Base: Sendable {
        /// Such as `rspamd-3.4`.
        public let id: String
        /// Of each symbol the place among the base's symbols whose condition it has; nil for one with a condition of its own.
        let places: [Int?]
    }

    /// The filter's name as reports have it: `spamassassin`, `rspamd`.
    public let name: String
    /// Of the filter whose stock rules these are.
    public let version: String
    /// The score from which the filter calls a message spam.
    public let threshold: Points
    /// In order of score, lowest first; empty where the filter knows only spam and ham.
    public let actions: [Action]
    public let groups: [Group]
    /// In the order in which their points are counted, those that others refer to among them.
    public let symbols: [ReceiverSymbol]
    /// What it has its conditions from; nil where it stands on its own.
    public let base: Base?

    /// - Parameter base: The profile that it builds on: symbols that it took over from there, at other points or not, keep their conditions.
    public init(
        name: String, version: String, threshold: Points, actions: [Action] = [], groups: [Group] = [], symbols: [ReceiverSymbol],
        base: ReceiverProfile? = nil
    ) {
        self.name = name
        self.version = version
        self.threshold = threshold
        self.actions = actions
        self.groups = groups
        self.symbols = symbols
        self.base = base.map { base in
            let places = Dictionary(
                base.symbols.enumerated().map { (ObjectIdentifier($1), $0) }, uniquingKeysWith: { first, _ in first })
            return Base(id: base.id, places: symbols.map { places[ObjectIdentifier($0.origin ?? $0)] })
        }
    }

    init(
        name: String, version: String, threshold: Points, actions: [Action], groups: [Group], symbols: [ReceiverSymbol], on base: Base?
    ) {
        self.name = name
        self.version = version
        self.threshold = threshold
        self.actions = actions
        self.groups = groups
        self.symbols = symbols
        self.base = base
    }

    /// As folders of profiles are called, and as `--receiver` takes it.
    public var id: String { "\(name)-\(version)" }

    /// What the filter does with a message of a score.
    public func action(for score: Points) -> String? {
        guard !actions.isEmpty else { return nil }
        return actions.last { $0.from <= score }?.name ?? "no action"
    }
}

extension ReceiverProfile {
    /// The numbers that a symbol rests on, the one that a finding would tell first; those of the conditions that it refers to among them.
    public func conditions(of symbol: ReceiverSymbol) -> [FactMatch.Condition] { conditions(of: symbol.match, depth: 0) }

    private func conditions(of match: Match, depth: Int) -> [FactMatch.Condition] {
        switch match {
        case .fact(let match): return [match.condition] + match.with
        case .composite(let match): return (match.all + match.any).flatMap { conditions(of: $0, depth: depth) }
        case .symbol(let name):
            guard depth < 8, let other = symbols.first(where: { $0.name == name }) else { return [] }
            return conditions(of: other.match, depth: depth + 1)
        default: return []
        }
    }
}

extension Match {
    /// The symbols that it refers to.
    public var symbols: [String] { leaves.compactMap { if case .symbol(let name) = $0 { name } else { nil } } }
}
