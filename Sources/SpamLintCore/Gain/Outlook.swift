/// How a message would be judged with something in it mended.
public struct Outlook: Sendable {
    public let score: Points
    /// In the order of the profiles.
    public let receivers: [ReceiverVerdict]

    public init(score: Points, receivers: [ReceiverVerdict]) {
        self.score = score
        self.receivers = receivers
    }
}
