/// Base64 of a few bytes (RFC 4648, section 4).
enum Base64Text {
    private static let alphabet = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for k in 0..<4 { text.append(k <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * k)) & 63] : 0x3D) }
        }
        return text
    }
}
