import MailBytes

/// Finds a word that nothing touches which would make it part of another.
enum WholeWord {
    /// Where `word`, written in lower case, first stands in `bytes[range]`, ASCII letters compared without case, and no byte that
    /// `isPart` tells beside it.
    static func find(
        _ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, besides isPart: (UInt8) -> Bool
    ) -> Range<Int>? {
        guard let first = word.first, range.count >= word.count else { return nil }
        for start in range.lowerBound...(range.upperBound - word.count) where bytes[start].asciiLowercased == first {
            let end = start + word.count
            guard zip(bytes[start..<end], word).allSatisfy({ $0.asciiLowercased == $1 }) else { continue }
            let isWhole = (start == range.lowerBound || !isPart(bytes[start - 1])) && (end == range.upperBound || !isPart(bytes[end]))
            if isWhole { return start..<end }
        }
        return nil
    }
}
