public import SpamLintCore

/// What was read in one message, without a judgement.
public final class Inspection: Sendable {
    public let path: String
    /// Which message of a mailbox, from 1.
    public let message: Int?
    public let facts: Facts
    /// Every fact that has a value for this message, by name.
    public let measured: [(definition: FactDefinition, value: Double)]
    /// From offsets in the message's source to the file.
    public let fileRange: @Sendable (Range<Int>) -> Range<Int>

    /// From places of a template's tokens to the file.
    public let tokenRange: @Sendable (Range<Int>) -> Range<Int>

    public init(
        path: String, message: Int?, facts: Facts, measured: [(definition: FactDefinition, value: Double)],
        tokenRange: @escaping @Sendable (Range<Int>) -> Range<Int> = { $0 }, fileRange: @escaping @Sendable (Range<Int>) -> Range<Int>
    ) {
        self.path = path
        self.message = message
        self.facts = facts
        self.measured = measured
        self.fileRange = fileRange
        self.tokenRange = tokenRange
    }
}
