/// What a client of spamd is told of a message. Only what its command asks for need be filled in.
public struct SpamdAnswer: Sendable, Equatable {
    public var isSpam: Bool
    /// With one digit behind the dot, as in `-0.1`.
    public var score: String
    /// The score from which on mail is spam, in the same form.
    public var threshold: String
    /// Names of what was found, for `SYMBOLS`.
    public var symbols: [String]
    /// A text for people, for `REPORT` and `REPORT_IFSPAM`.
    public var report: [UInt8]
    /// For `PROCESS` and `HEADERS`. Without it these are answered with an error, upon which clients go on with the message that they have;
    /// an empty one would lose it.
    public var message: MarkedMessage?

    public init(
        isSpam: Bool, score: String, threshold: String, symbols: [String] = [], report: [UInt8] = [], message: MarkedMessage? = nil
    ) {
        self.isSpam = isSpam
        self.score = score
        self.threshold = threshold
        self.symbols = symbols
        self.report = report
        self.message = message
    }
}
