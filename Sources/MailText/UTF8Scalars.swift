/// The scalars of UTF-8 bytes with their places. A byte that is not part of valid UTF-8 reads as U+FFFD, one byte long.
public struct UTF8Scalars: Sequence, IteratorProtocol, Sendable {
    let bytes: [UInt8]
    let end: Int
    /// Where the next scalar begins.
    public private(set) var offset: Int

    public init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        offset = range.lowerBound
        end = range.upperBound
    }

    public mutating func next() -> (scalar: Unicode.Scalar, range: Range<Int>)? {
        guard offset < end else { return nil }
        let start = offset
        let (value, length) = bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { UTF8Scalars.decode($0, at: start, end: end) } ?? (0xFFFD, 1)
        }
        offset += length
        return (Unicode.Scalar(value) ?? "\u{FFFD}", start..<offset)
    }

    /// The scalar that starts at `i < end <= bytes.count`, and its length in bytes; U+FFFD and 1 where the bytes are not UTF-8.
    public static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at i: Int, end: Int) -> (Unicode.Scalar, Int) {
        guard let base = bytes.baseAddress else { return ("\u{FFFD}", 1) }
        let (value, length) = decode(base, at: i, end: end)
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// The scalar that starts at `i < end`, and its length in bytes; U+FFFD and 1 where the bytes are not UTF-8.
    @inline(__always)
    static func decode(_ bytes: UnsafePointer<UInt8>, at i: Int, end: Int) -> (UInt32, Int) {
        let first = bytes[i]
        if first < 0x80 { return (UInt32(first), 1) }
        let left = end - i
        if first >= 0xE0, first < 0xF0, left >= 3 {
            let second = bytes[i + 1]
            let third = bytes[i + 2]
            let value = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80, value >= 0x800, value & 0xF800 != 0xD800 { return (value, 3) }
        } else if first >= 0xC2, first < 0xE0, left >= 2 {
            let second = bytes[i + 1]
            if second & 0xC0 == 0x80 { return (UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F), 2) }
        } else if first >= 0xF0, first < 0xF5, left >= 4 {
            let (second, third, fourth) = (bytes[i + 1], bytes[i + 2], bytes[i + 3])
            let value = UInt32(first & 0x07) << 18 | UInt32(second & 0x3F) << 12 | UInt32(third & 0x3F) << 6 | UInt32(fourth & 0x3F)
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80, value >= 0x10000, value < 0x110000 { return (value, 4) }
        }
        return (0xFFFD, 1)
    }

    @inline(__always)
    static func length(_ scalar: UInt32) -> Int { scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4 }

    /// Writes `scalar` as UTF-8 and gives its length.
    @inline(__always)
    static func encode(_ scalar: UInt32, to out: UnsafeMutablePointer<UInt8>) -> Int {
        if scalar < 0x80 {
            out[0] = UInt8(truncatingIfNeeded: scalar)
            return 1
        }
        let last = UInt8(truncatingIfNeeded: scalar & 0x3F) | 0x80
        let middle = UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F) | 0x80
        if scalar < 0x800 {
            out[0] = UInt8(truncatingIfNeeded: scalar >> 6) | 0xC0
            out[1] = last
            return 2
        }
        if scalar < 0x10000 {
            out[0] = UInt8(truncatingIfNeeded: scalar >> 12) | 0xE0
            out[1] = middle
            out[2] = last
            return 3
        }
        out[0] = UInt8(truncatingIfNeeded: scalar >> 18) | 0xF0
        out[1] = UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F) | 0x80
        out[2] = middle
        out[3] = last
        return 4
    }
}
