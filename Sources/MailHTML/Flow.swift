public import MailBytes

/// Text made from HTML, with the way back to it.
public struct Flow: Sendable {
    public internal(set) var utf8: [UInt8] = []
    /// From offsets in `utf8` to HTML offsets.
    public internal(set) var map = SourceMap()

    /// The bytes of the HTML that `range` of the text was made from, tags and references between them included.
    public func source(of range: Range<Int>) -> Range<Int> { map.source(of: range) }

    /// The bytes of `range`.
    public subscript(range: Range<Int>) -> ArraySlice<UInt8> { utf8[range] }

    public var isEmpty: Bool { utf8.isEmpty }
}
