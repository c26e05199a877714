/// What a sender says of their own sites, as registrable domains or hosts in lower case.
public struct SenderSites: Sendable, Equatable {
    public var own: Set<String>
    /// Hosts that count clicks for the sender, or hold pictures.
    public var tracking: Set<String>

    public init(own: Set<String> = [], tracking: Set<String> = []) {
        self.own = own
        self.tracking = tracking
    }

    public static let none = SenderSites()
}
