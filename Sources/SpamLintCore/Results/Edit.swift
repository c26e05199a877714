/// A change of a file: the bytes of `range` give way to others. An empty range inserts, an empty replacement deletes.
public struct Edit: Sendable, Equatable {
    /// Bytes of the file as it was read.
    public let range: Range<Int>
    public let replacement: [UInt8]

    public init(_ range: Range<Int>, _ replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }
}
