import MailBytes

/// Writes quoted-printable (RFC 2045, section 6.7).
enum QuotedPrintableWriter {
    /// Characters of a line, the `=` of a soft line break included.
    static let longestLine = 76

    /// `content` as a body; its line ends, CR LF or LF, become `lineEnd`.
    static func encode(_ content: some Collection<UInt8>, lineEnd: [UInt8]) -> [UInt8] {
        let bytes = Array(content)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        var column = 0
        var i = 0
        while i < bytes.count {
            if let end = lineBreak(in: bytes, at: i) {
                output += lineEnd
                column = 0
                i = end
                continue
            }
            let isLast = i + 1 == bytes.count || lineBreak(in: bytes, at: i + 1) != nil
            let token = token(bytes[i], isFirst: column == 0, isLast: isLast, next: i + 1 < bytes.count ? bytes[i + 1] : nil)
            if column + token.count > (isLast ? longestLine : longestLine - 1) {
                output.append(ASCII.equals)
                output += lineEnd
                column = 0
                // What begins a line may be written otherwise.
                let first = self.token(bytes[i], isFirst: true, isLast: isLast, next: i + 1 < bytes.count ? bytes[i + 1] : nil)
                output += first
                column = first.count
            } else {
                output += token
                column += token.count
            }
            i += 1
        }
        return output
    }

    /// A piece that stands inside a line of quoted-printable: nothing of it may end a line or begin one in a way that matters.
    static func piece(_ content: some Collection<UInt8>) -> [UInt8] {
        content.flatMap { byte -> [UInt8] in
            byte == ASCII.lf || byte == ASCII.cr ? [byte] : isPlain(byte) ? [byte] : escaped(byte)
        }
    }

    private static func lineBreak(in bytes: [UInt8], at i: Int) -> Int? {
        if bytes[i] == ASCII.lf { return i + 1 }
        return bytes[i] == ASCII.cr && i + 1 < bytes.count && bytes[i + 1] == ASCII.lf ? i + 2 : nil
    }

    private static func token(_ byte: UInt8, isFirst: Bool, isLast: Bool, next: UInt8?) -> [UInt8] {
        if byte.isBlank { return isLast ? escaped(byte) : [byte] }
        // A dot alone ends a message in SMTP, `From ` begins one in a mailbox.
        if isFirst, byte == ASCII.dot || (byte == 0x46 && next == 0x72) { return escaped(byte) }
        return isPlain(byte) ? [byte] : escaped(byte)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte >= 0x21 && byte <= 0x7E && byte != ASCII.equals) || byte.isBlank
    }

    static func escaped(_ byte: UInt8) -> [UInt8] { [ASCII.equals, hex(byte >> 4), hex(byte & 15)] }

    private static func hex(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
