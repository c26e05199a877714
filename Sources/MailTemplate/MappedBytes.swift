public import MailBytes

/// Bytes that are put together from pieces of others, with the way back.
public struct MappedBytes: Sendable {
    public private(set) var bytes: [UInt8] = []
    public private(set) var map = SourceMap()

    public init() {}

    public var count: Int { bytes.count }

    /// Appends a piece of `source` as it stands.
    public mutating func copy(_ range: Range<Int>, of source: [UInt8]) {
        let range = range.clamped(to: 0..<source.count)
        guard !range.isEmpty else { return }
        bytes += source[range]
        map.appendCopy(of: range)
    }

    /// Appends a piece of a buffer as it stands.
    mutating func write(from source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        bytes += source[range]
        map.appendCopy(of: range)
    }

    /// Appends what stands for the whole of `range`.
    public mutating func write(_ text: some Collection<UInt8>, for range: Range<Int>) {
        guard !text.isEmpty else { return }
        bytes += text
        map.appendBlock(text.count, for: range)
    }

    /// Appends what no byte of the source says; a place in it is told as `offset`.
    public mutating func write(_ text: String, at offset: Int) { write(Array(text.utf8), for: offset..<offset) }
}
