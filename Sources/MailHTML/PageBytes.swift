/// The bytes of a page, offsets counted from its beginning; a part of a larger array where the page is one, so that nothing is copied.
public struct PageBytes: Sendable {
    private let storage: [UInt8]
    private let bounds: Range<Int>

    /// - Parameter range: The page in `storage`; all of it where not given.
    init(_ storage: [UInt8], in range: Range<Int>? = nil) {
        self.storage = storage
        bounds = (range ?? 0..<storage.count).clamped(to: 0..<storage.count)
    }

    public var count: Int { bounds.count }

    public subscript(offset: Int) -> UInt8 { storage[bounds.lowerBound + offset] }

    /// The bytes of `range`. Indices of the result are those of the array behind it, not offsets in the page.
    public subscript(range: Range<Int>) -> ArraySlice<UInt8> {
        storage[bounds.lowerBound + range.lowerBound..<bounds.lowerBound + range.upperBound]
    }

    public func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[bounds])) }
    }
}
