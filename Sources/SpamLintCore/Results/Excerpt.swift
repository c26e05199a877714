/// The line that a finding stands in, for people to read.
public struct Excerpt: Sendable, Equatable {
    /// UTF-8, one line.
    public let line: [UInt8]
    /// What of it the finding is about.
    public let mark: Range<Int>
    /// Whether it was decoded, so that the file shows other bytes there.
    public let isDecoded: Bool

    public init(line: [UInt8], mark: Range<Int>, isDecoded: Bool) {
        self.line = line
        self.mark = mark
        self.isDecoded = isDecoded
    }
}
