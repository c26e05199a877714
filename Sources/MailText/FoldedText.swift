public import MailBytes

/// Text made comparable, with the way back to the bytes that it was made from.
public struct FoldedText: Sendable, Equatable {
    /// UTF-8.
    public let bytes: [UInt8]
    /// From offsets in `bytes` to offsets in the original.
    public let map: SourceMap

    /// Folds the whole of `utf8`, or the bytes of `range`. Linear; meant for short text: phrases, windows round a hit. `PhraseScanner`
    /// folds long text in pieces.
    public init(folding utf8: [UInt8], in range: Range<Int>? = nil, as folding: Folding) {
        let range = range ?? 0..<utf8.count
        var bytes: [UInt8] = []
        var map = SourceMap()
        for i in range {
            bytes.append(utf8[i].isASCIIWhitespace ? 0x20 : utf8[i].asciiLowercased)
            map.appendCopy(of: i..<i + 1)
        }
        self.bytes = bytes
        self.map = map
    }

    /// The original bytes that `range` of the folded ones was made from.
    public func source(of range: Range<Int>) -> Range<Int> { map.source(of: range) }
}
