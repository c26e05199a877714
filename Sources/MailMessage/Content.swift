/// The bytes of a part after its transfer decoding, before its charset.
///
/// Where nothing had to be decoded they are a range of the message's source, shared with it.
public struct Content: Sendable {
    let storage: [UInt8]
    let bounds: Range<Int>

    /// Whether the bytes are those of the source, where `sourceRange` says.
    public let isVerbatim: Bool

    /// What was wrong with the transfer encoding.
    public let defects: [Defect]

    public var count: Int { bounds.count }
    public var isEmpty: Bool { bounds.isEmpty }

    /// The range of the source, if nothing had to be decoded.
    public var sourceRange: Range<Int>? { isVerbatim ? bounds : nil }

    public var bytes: ArraySlice<UInt8> { storage[bounds] }

    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[bounds])) }
    }
}
