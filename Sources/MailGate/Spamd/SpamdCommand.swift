/// What a client of spamd asks for: SpamAssassin's `spamd/PROTOCOL`. `TELL`, which teaches, is not among them.
public enum SpamdCommand: String, Sendable, CaseIterable {
    /// The score alone.
    case check = "CHECK"
    /// The score and the names of what was found.
    case symbols = "SYMBOLS"
    /// The score and a text for people.
    case report = "REPORT"
    /// The same, with an empty text where the message is no spam.
    case reportIfSpam = "REPORT_IFSPAM"
    /// The message with marks in its header.
    case process = "PROCESS"
    /// The header of that message alone.
    case headers = "HEADERS"
    /// Whether anybody is there.
    case ping = "PING"
    /// Nothing: the client has changed its mind.
    case skip = "SKIP"

    /// Whether a message comes with it.
    public var hasMessage: Bool { self != .ping && self != .skip }
    /// Whether its answer holds `SpamdAnswer.message`.
    public var wantsMessage: Bool { self == .process || self == .headers }
}
