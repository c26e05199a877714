/// A message that is to be judged.
public struct MilterMessage: Sendable, Equatable {
    /// Tells the messages of a connection apart, from 1. What becomes of a message is said with its number, so that nothing that was
    /// found out about one that has been taken back meanwhile is said of the next.
    public let number: Int
    /// The message with CRLF line ends, byte for byte as it will be sent, but for what the server itself puts on top.
    public let bytes: [UInt8]
    public let envelope: Envelope
}
