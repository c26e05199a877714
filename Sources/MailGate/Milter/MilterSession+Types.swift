extension MilterSession {
    /// How much one connection may make the gate keep. What a mail server sends within its own limits passes none of them.
    public struct Limits: Sendable, Equatable {
        /// Bytes of a frame. A piece of a body has 65,535 at the most, and a field as many as the server takes: 102,400 for Postfix.
        public var frameBytes = 1 << 20
        /// Bytes of a message. Postfix takes 10 MB unless told otherwise.
        public var messageBytes = 50 << 20
        /// Fields of a message. Real headers have fewer than two hundred.
        public var fields = 5000
        /// Recipients of a message. Postfix takes 1,000 unless told otherwise.
        public var recipients = 10_000
        /// Bytes of all recipients' addresses.
        public var envelopeBytes = 1 << 20

        public init() {}
    }

    /// What is said of a message that was not judged.
    public enum OnError: Sendable, Equatable {
        /// It goes on as it is.
        case accept
        /// It is to be tried again later.
        case tempfail
    }

    /// What the session's owner is to do, in order.
    public enum Action: Sendable, Equatable {
        case send([UInt8])
        /// Answered with the message's number by `rule(_:for:)` or `fail(for:)`.
        case judge(MilterMessage)
        /// For logs and counters: a message was not judged, or not all that was ruled could be done. The server is answered all the same.
        case note(MilterFault)
        /// The connection is over, for the reason given or because the server has said so. Nothing follows.
        case close(MilterFault?)
    }
}
