/// Walks over valid UTF-8, one Unicode scalar at a time.
struct ScalarWalk {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = max(0, range.lowerBound)
        end = min(bytes.count, range.upperBound)
    }

    /// The next scalar and its bytes; U+FFFD for a byte that begins none.
    mutating func next() -> (scalar: Unicode.Scalar, range: Range<Int>)? {
        guard position < end else { return nil }
        let start = position
        let lead = bytes[start]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1, start + length <= end else {
            position += 1
            return (lead < 0x80 ? Unicode.Scalar(lead) : "\u{FFFD}", start..<position)
        }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for k in 1..<length { value = value << 6 | UInt32(bytes[start + k] & 0x3F) }
        position += length
        return (Unicode.Scalar(value) ?? "\u{FFFD}", start..<position)
    }
}

extension Unicode.Scalar {
    /// `U+200B`, as people look it up.
    var codePoint: String {
        let hex = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
}
