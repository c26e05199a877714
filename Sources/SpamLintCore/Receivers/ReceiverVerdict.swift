/// What one receiver's stock rules would say of a message.
public struct ReceiverVerdict: Sendable {
    /// A symbol with what it costs this message.
    public struct Charge: Sendable {
        public let symbol: ReceiverSymbol
        public let points: Points
    }

    public let profile: ReceiverProfile
    /// In order of name.
    public let charges: [Charge]
    public let score: Points

    public var action: String? { profile.action(for: score) }
}
