/// The text of a part as UTF-8, which is always valid.
///
/// Offsets into it count from 0; `Message.sourceMap(ofText:)` leads back from them.
public struct DecodedText: Sendable {
    let storage: [UInt8]
    let bounds: Range<Int>

    /// Whether the bytes are those of the source: neither transfer encoding nor charset changed anything.
    public let isVerbatim: Bool

    /// What the message says that the charset is; nil without a label, or with one that means nothing.
    public let declared: Charset?

    /// What it was read in.
    public let charset: Charset

    /// Whether neither a label nor the bytes tell the charset, so that another one may be meant.
    public let isGuessed: Bool

    /// What was wrong with transfer encoding and charset, in places of the source.
    public let defects: [Defect]

    public var count: Int { bounds.count }
    public var isEmpty: Bool { bounds.isEmpty }

    /// The range of the source, if nothing had to be decoded.
    public var sourceRange: Range<Int>? { isVerbatim ? bounds : nil }

    /// The text. Its indices are those of whatever holds it: use `startIndex`.
    public var utf8: ArraySlice<UInt8> { storage[bounds] }

    /// The array that holds the text, and where in it: nothing is copied.
    public var shared: (bytes: [UInt8], range: Range<Int>) { (storage, bounds) }

    /// The text as an array of its own, which is a copy only where the text is a part of something larger.
    public var bytes: [UInt8] { bounds == 0..<storage.count ? storage : Array(storage[bounds]) }

    public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[bounds])) }
    }
}
