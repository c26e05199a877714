/// A number that stands for bytes: FNV-1a, 64 bits. It tells messages apart, and keeps nobody from making two alike.
struct ContentHash {
    private var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init(of bytes: some Sequence<UInt8>) {
        for byte in bytes { mix(byte) }
    }

    mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    /// Sixteen small letters from `a` to `p`.
    var letters: [UInt8] { (0..<16).map { 0x61 + UInt8(truncatingIfNeeded: value >> UInt64($0 * 4) & 15) } }

    /// Sixteen hexadecimal digits.
    var digits: String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, 16 - text.count)) + text
    }
}
