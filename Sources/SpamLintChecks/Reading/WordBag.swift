import MailBytes

/// The words of a text with how often each stands in it, in lower case: runs of letters and digits; Chinese, Japanese and Korean characters
/// one by one.
struct WordBag {
    private(set) var counts: [UInt64: Int] = [:]
    private(set) var total = 0

    /// Words that are looked at.
    private static let most = 20_000

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var i = 0
        while i < text.count, total < Self.most {
            let byte = text[i]
            if byte >= 0xE3, byte < 0xEE, i + 2 < text.count {
                add(text[i..<i + 3])
                i += 3
                continue
            }
            let start = i
            while i < text.count, Self.isWordByte(text[i]) { i += 1 }
            if i > start { add(text[start..<i]) } else { i += 1 }
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 && !(0xE3..<0xEE).contains(byte)
    }

    private mutating func add(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        let hash = word.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1.asciiLowercased)) &* 0x100_0000_01B3 }
        counts[hash, default: 0] += 1
        total += 1
    }

    /// Words that only one of the two has, in percent of all.
    func distancePercent(to other: WordBag) -> Double {
        let all = total + other.total
        guard all > 0 else { return 0 }
        let common = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
        return Double((all - 2 * common) * 100) / Double(all)
    }
}
