import MailBytes
import MailMessage

/// The first bytes of a part's content, and what kind of file begins so. Decodes no more than it looks at.
struct FileHead {
    enum Kind: String {
        case pdf = "PDF"
        case png = "PNG"
        case jpeg = "JPEG"
        case gif = "GIF"
        case zip = "ZIP"
        case rar = "RAR"
        case sevenZip = "7z"
        case gzip = "gzip"
        case ole = "OLE"
        case rtf = "RTF"
        case html = "HTML"
        case windows = "Windows"
        case linux = "Linux"
        case mac = "macOS"

        var isProgram: Bool { self == .windows || self == .linux || self == .mac }
    }

    let bytes: [UInt8]

    private static let length = 64

    init(of part: Part, in message: Message) {
        let raw = message.source[part.body].prefix(Self.length * 4)
        switch part.transferEncoding {
        case .base64: bytes = Self.base64(raw)
        case .quotedPrintable: bytes = Self.quotedPrintable(raw)
        default: bytes = Array(raw.prefix(Self.length))
        }
    }

    var kind: Kind? {
        for (kind, magic) in Self.magics where bytes.starts(with: magic) { return kind }
        // A text may begin with these two letters; the header of a program holds zeros.
        if bytes.starts(with: [0x4D, 0x5A]), bytes.contains(0) { return .windows }
        let start = bytes.drop(while: { $0.isASCIIWhitespace || $0 >= 0xEF }).map(\.asciiLowercased)
        for tag in ["<!doctype html", "<html", "<script"] where start.starts(with: Array(tag.utf8)) { return .html }
        return nil
    }

    /// Whether the archive says that it is encrypted: bit 0 of a ZIP entry's flags, or an encrypted header of RAR 4 or 5.
    var isEncryptedArchive: Bool {
        switch kind {
        case .zip: bytes.count > 7 && bytes[6] & 1 == 1
        case .rar where bytes.count > 13 && bytes[6] == 0: bytes[9] == 0x73 && bytes[10] & 0x80 != 0
        case .rar where bytes.count > 13: bytes[13] == 4
        default: false
        }
    }

    private static let magics: [(Kind, [UInt8])] = [
        (.pdf, Array("%PDF-".utf8)), (.png, [0x89, 0x50, 0x4E, 0x47]), (.jpeg, [0xFF, 0xD8, 0xFF]), (.gif, Array("GIF8".utf8)),
        (.zip, [0x50, 0x4B, 3, 4]), (.rar, Array("Rar!".utf8)), (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF]), (.gzip, [0x1F, 0x8B, 8]),
        (.ole, [0xD0, 0xCF, 0x11, 0xE0]), (.rtf, Array("{\\rtf".utf8)), (.linux, [0x7F, 0x45, 0x4C, 0x46]),
        (.mac, [0xCF, 0xFA, 0xED, 0xFE]), (.mac, [0xCA, 0xFE, 0xBA, 0xBE]),
    ]

    private static func base64(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for byte in raw {
            guard let value = digit(byte) else { continue }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> count))
                if result.count == length { break }
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte) - 0x41
        case 0x61...0x7A: UInt32(byte) - 0x61 + 26
        case 0x30...0x39: UInt32(byte) - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }

    private static func quotedPrintable(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = raw
        while result.count < length, let byte = rest.popFirst() {
            guard byte == ASCII.equals, let next = rest.first else {
                result.append(byte)
                continue
            }
            if let high = next.hexDigitValue, let low = rest.dropFirst().first?.hexDigitValue {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                rest = rest.drop { $0 != ASCII.lf }.dropFirst()
            }
        }
        return result
    }
}
