import MailBytes

/// The way back from text as it is read to the bytes of the message's `source`, through charset and transfer encoding.
///
/// Decoding is a chain of steps, each with a map of its own; a range goes back through all of them, the last step first.
public struct TextMap: Sendable, Equatable {
    private(set) var steps: [SourceMap]

    /// `steps` are in the order of decoding: the first maps to the source, each next one to the output of the one before.
    init(_ steps: [SourceMap]) {
        self.steps = steps
    }

    /// The map of text that is a range of the source.
    public init(copying range: Range<Int>) {
        steps = [SourceMap(copying: range)]
    }

    /// Bytes of text that are mapped.
    public var count: Int { steps.last?.count ?? 0 }

    /// The bytes of the source that `range` of the text was made from. An empty range gives an empty one.
    public func source(of range: Range<Int>) -> Range<Int> {
        var range = range
        for step in steps.reversed() { range = step.source(of: range) }
        return range
    }

    /// The first byte of the source that had a part in the byte at `offset`.
    public func start(of offset: Int) -> Int {
        var offset = offset
        for step in steps.reversed() { offset = step.start(of: offset) }
        return offset
    }
}
