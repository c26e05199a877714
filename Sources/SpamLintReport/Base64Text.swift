/// Bytes as text for JSON, which holds no others.
enum Base64Text {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 4 / 3 + 4)
        for i in stride(from: 0, to: bytes.count, by: 3) {
            let left = bytes.count - i
            let group = UInt32(bytes[i]) << 16 | UInt32(left > 1 ? bytes[i + 1] : 0) << 8 | UInt32(left > 2 ? bytes[i + 2] : 0)
            output.append(alphabet[Int(group >> 18)])
            output.append(alphabet[Int(group >> 12 & 63)])
            output.append(left > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3D)
            output.append(left > 2 ? alphabet[Int(group & 63)] : 0x3D)
        }
        return String(decoding: output, as: UTF8.self)
    }
}
