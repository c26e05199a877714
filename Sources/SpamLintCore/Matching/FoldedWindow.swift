import MailText

/// The folded text round a place of a segment.
struct FoldedWindow {
    private let folded: FoldedText

    var bytes: [UInt8] { folded.bytes }

    /// So many bytes to either side, less where that would cut a character.
    init(_ segment: Segment, around range: Range<Int>, bytes count: Int) {
        let bytes = segment.bytes
        var lower = max(segment.range.lowerBound, range.lowerBound - count)
        while lower < range.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
        var upper = min(segment.range.upperBound, range.upperBound + count)
        while upper < segment.range.upperBound, upper > range.upperBound, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
        folded = FoldedText(folding: bytes, in: lower..<upper, as: .folded)
    }

    /// So many characters to either side.
    init(_ segment: Segment, around range: Range<Int>, characters count: Int) {
        let bytes = segment.bytes
        var lower = range.lowerBound
        var left = count
        while left > 0, lower > segment.range.lowerBound {
            lower -= 1
            while lower > segment.range.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
            left -= 1
        }
        var upper = range.upperBound
        left = count
        while left > 0, upper < segment.range.upperBound {
            upper += 1
            while upper < segment.range.upperBound, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
            left -= 1
        }
        folded = FoldedText(folding: bytes, in: lower..<upper, as: .folded)
    }

    func source(of range: Range<Int>) -> Range<Int> { folded.source(of: range) }

    /// Whether `phrase`, folded, stands in the window: as a word where it is written in an alphabet.
    func contains(_ phrase: [UInt8]) -> Bool {
        guard let first = phrase.first, let last = phrase.last, bytes.count >= phrase.count else { return false }
        return bytes.withUnsafeBufferPointer { text in
            phrase.withUnsafeBufferPointer { phrase in
                for start in 0...(text.count - phrase.count) where text[start] == first {
                    let end = start + phrase.count
                    guard text[end - 1] == last, text[start..<end].elementsEqual(phrase) else { continue }
                    let opens = !first.isWordByte || start == 0 || !text[start - 1].isWordByte
                    let closes = !last.isWordByte || end == text.count || !text[end].isWordByte
                    if opens, closes { return true }
                }
                return false
            }
        }
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool { (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10 }
}
