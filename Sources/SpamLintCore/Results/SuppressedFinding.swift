/// A finding that does not count, and who said so.
public struct SuppressedFinding: Sendable {
    public enum Origin: String, Sendable, CaseIterable {
        /// A comment or a field of the message itself.
        case inline
        /// The baseline: it was there when that was written.
        case baseline
    }

    public let finding: Finding
    public let origin: Origin
    /// Why, in the words of whoever wrote the comment; empty for a baseline.
    public let reason: String
    /// The line of the comment.
    public let line: Int?

    public init(_ finding: Finding, origin: Origin, reason: String = "", line: Int? = nil) {
        self.finding = finding
        self.origin = origin
        self.reason = reason
        self.line = line
    }
}
