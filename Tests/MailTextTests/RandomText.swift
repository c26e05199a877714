/// Text that has much of what folding looks at, the same for the same seed.
struct RandomText {
    private var state: UInt64

    static let alphabet: [String] = [
        "a", "b", "c", "e", "f", "i", "l", "o", "r", "s", "t", "A", "I", "L", "R", "0", "1", "2", "3", "4", "5", "$", "@", "!", "|", " ",
        " ", " ",
        "  ", "\n", "\r\n", "\n\n", "\t", "\u{3000}", "\u{A0}", ".", "-", "*", "·", "★", "/", ",", "，", "。", "(", "'", "’", "\u{200B}",
        "\u{AD}",
        "\u{200D}", "\u{FE0F}", "\u{301}", "\u{336}", "é", "е", "о", "н", "ж", "α", "𝐟", "Ⓐ", "①", "ﬁ", "ß", "Ｆ", "３", "免", "费", "費", "發",
        "票",
        "员", "か", "\u{3099}", "ｶ", "\u{FF9E}", "무", "ก", "🔥", "\u{1F1E8}", "½", "…", "\u{FFFD}",
    ]

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    mutating func text(_ count: Int, of alphabet: [String] = RandomText.alphabet) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes += Array(alphabet[number(below: alphabet.count)].utf8) }
        return bytes
    }

    /// Text with bytes that are no UTF-8 strewn in.
    mutating func brokenText(_ count: Int) -> [UInt8] {
        var bytes = text(count)
        for _ in 0..<count / 8 where !bytes.isEmpty { bytes[number(below: bytes.count)] = UInt8(number(below: 256)) }
        return bytes
    }
}
