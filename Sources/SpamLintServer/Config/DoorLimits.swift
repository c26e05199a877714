/// What a door takes at most. Past each limit stands what the configuration says (`on-error`).
public struct DoorLimits: Sendable, Equatable {
    /// Bytes of a message.
    public var messageBytes = 50 << 20
    /// Milliseconds for judging one message.
    public var judgingMilliseconds = 10_000
    /// Connections of one door at the same time.
    public var connections = 2_000
    /// Seconds for which a client may say nothing.
    public var idleSeconds = 300
    /// Requests of one client's address in a minute on the HTTP door; nil: any number.
    public var requestsPerMinute: Int?

    public init() {}
}
