/// A segment of the transcript that a check walks over: where its bytes are, and how a place in it is told.
public struct SearchedText: Sendable {
    /// Index into `Facts.transcript`.
    public let index: Int
    public let segment: Segment

    public var range: Range<Int> { segment.range }

    public func place(_ range: Range<Int>) -> Place { .segment(index, range) }

    public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        segment.bytes.withUnsafeBufferPointer(body)
    }
}
