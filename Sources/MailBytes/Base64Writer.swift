/// Writes base64 (RFC 2045, section 6.8; RFC 4648, section 4).
public enum Base64Writer {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// `content` in lines of 76 characters, the last one without its end; without `lineEnd` all of it on one line.
    public static func encode(_ content: some Collection<UInt8>, lineEnd: [UInt8] = []) -> [UInt8] {
        let bytes = Array(content)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 4 / 3 + bytes.count / 28 + 8)
        var i = 0
        while i < bytes.count {
            if i > 0, i % 57 == 0 { output += lineEnd }
            let left = bytes.count - i
            let group = UInt32(bytes[i]) << 16 | UInt32(left > 1 ? bytes[i + 1] : 0) << 8 | UInt32(left > 2 ? bytes[i + 2] : 0)
            output.append(alphabet[Int(group >> 18)])
            output.append(alphabet[Int(group >> 12 & 63)])
            output.append(left > 1 ? alphabet[Int(group >> 6 & 63)] : ASCII.equals)
            output.append(left > 2 ? alphabet[Int(group & 63)] : ASCII.equals)
            i += 3
        }
        return output
    }
}
