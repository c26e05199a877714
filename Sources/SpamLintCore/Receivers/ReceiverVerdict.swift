/// What one receiver's stock rules would say of a message.
public struct ReceiverVerdict: Sendable {
    /// A symbol with what it costs this message.
    public struct Charge: Sendable {
        public let symbol: ReceiverSymbol
        public let points: Points

        public init(symbol: ReceiverSymbol, points: Points) {
            self.symbol = symbol
            self.points = points
        }
    }

    public let profile: ReceiverProfile
    /// What tells it from the other verdicts of a report: the receiver's name, with its version where another version goes by the name.
    public let key: String
    /// In order of name.
    public let charges: [Charge]
    public let score: Points

    /// - Parameter key: nil is the receiver's name.
    public init(profile: ReceiverProfile, key: String? = nil, charges: [Charge], score: Points) {
        self.profile = profile
        self.key = key ?? profile.name
        self.charges = charges
        self.score = score
    }

    public var action: String? { profile.action(for: score) }
}
