import MailBytes
import MailMessage

/// Chooses the transfer encoding that fits a content (RFC 2045, section 6).
enum TransferChoice {
    static func choose(for content: [UInt8], isText: Bool, wasBase64: Bool) -> TransferEncoding {
        guard isText else { return .base64 }
        let isASCII = content.allSatisfy { $0 < 0x80 }
        if isASCII, fitsAsItIs(content) { return .sevenBit }
        return wasBase64 && !isASCII ? .base64 : .quotedPrintable
    }

    /// Whether ASCII may stand in a message as it is: no line is too long, nothing in it is lost or taken for something else on the way.
    private static func fitsAsItIs(_ content: [UInt8]) -> Bool {
        var start = 0
        for (i, byte) in content.enumerated() {
            if byte == ASCII.lf {
                if i - start > 990 { return false }
                start = i + 1
            } else if byte == ASCII.nul || byte == ASCII.cr && !(i + 1 < content.count && content[i + 1] == ASCII.lf) {
                return false
            } else if i == start, byte == 0x46, content[i...].starts(with: [0x46, 0x72, 0x6F, 0x6D, 0x20]) {
                return false
            }
        }
        return content.count - start <= 990
    }
}
