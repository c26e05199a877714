import MailBytes

/// A numeric character reference to an ASCII character (`&#97;`, `&#x61`), such as words are hidden in.
public struct ASCIIReference {
    public let value: UInt8
    /// Behind its semicolon, where it has one.
    public let end: Int

    /// Nil where none begins at `start`. No more than eight digits are looked at.
    public init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard start + 3 < bytes.count, bytes[start] == UInt8(ascii: "&"), bytes[start + 1] == UInt8(ascii: "#") else { return nil }
        let isHex = bytes[start + 2] | 0x20 == UInt8(ascii: "x")
        let first = start + (isHex ? 3 : 2)
        var i = first
        var value: UInt32 = 0
        while i < bytes.count, i - first < 8, let digit = bytes[i].hexDigitValue, isHex || digit < 10 {
            value = value * (isHex ? 16 : 10) + UInt32(digit)
            i += 1
        }
        guard i > first, value < 0x80 else { return nil }
        self.value = UInt8(value)
        end = i < bytes.count && bytes[i] == ASCII.semicolon ? i + 1 : i
    }
}
