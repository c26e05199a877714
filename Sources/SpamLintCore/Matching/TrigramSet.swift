import MailBytes

/// Which three bytes follow one another somewhere in a text, letters without case: tells at once that most literals do not stand in it.
public struct TrigramSet: Sendable {
    /// A bit for each hash.
    private var bits = [UInt64](repeating: 0, count: 1 << (Self.width - 6))
    private static let width = 16

    /// That of nothing.
    public init() {}

    public init(of text: UnsafeBufferPointer<UInt8>) { add(text) }

    /// Adds another text, which nothing joins to those before. O(bytes).
    public mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        bits.withUnsafeMutableBufferPointer { bits in
            var three: UInt32 = 0
            for i in 0..<text.count {
                three = three &<< 8 | UInt32(text[i].asciiLowercased)
                let bit = Self.bit(of: three)
                if i > 1 { bits[bit &>> 6] |= 1 &<< UInt64(bit & 63) }
            }
        }
    }

    @inline(__always)
    private static func bit(of three: UInt32) -> Int {
        Int(truncatingIfNeeded: ((three & 0xFF_FFFF) &* 0x9E37_79B1) &>> UInt32(32 - width))
    }

    /// Whether `literal`, which is in lower case, may stand in the text. True for what is shorter than three bytes.
    func mayHold(_ literal: [UInt8]) -> Bool {
        var three: UInt32 = 0
        for (i, byte) in literal.enumerated() {
            three = three &<< 8 | UInt32(byte)
            let bit = Self.bit(of: three)
            if i > 1, bits[bit &>> 6] &>> UInt64(bit & 63) & 1 == 0 { return false }
        }
        return true
    }
}
