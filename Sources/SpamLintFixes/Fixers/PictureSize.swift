import MailBytes
import MailMessage

/// The size that a picture says that it has: PNG, GIF or JPEG.
struct PictureSize: Equatable {
    let width: Int
    let height: Int

    /// Bytes at the start of a picture in which its size is looked for.
    private static let wanted = 65_536

    /// Of a picture that a part of the message holds.
    init?(ofPart part: Int, in message: Message) {
        self.init(Array(message.content(of: part).bytes.prefix(Self.wanted)))
    }

    /// Of a picture that stands in its address (`data:`).
    init?(ofData url: [UInt8]) {
        guard let data = DataURL(url, limit: Self.wanted) else { return nil }
        self.init(data.bytes)
    }

    init?(_ bytes: [UInt8]) {
        let size = Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes)
        guard let size, size.width > 0, size.height > 0, size.width < 10_000, size.height < 10_000 else { return nil }
        width = size.width
        height = size.height
    }

    private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
        func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    private static func gif(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count > 10, bytes.starts(with: [0x47, 0x49, 0x46, 0x38]) else { return nil }
        return (Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8)
    }

    /// The first frame header tells.
    private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var i = 2
        while i + 9 < bytes.count, bytes[i] == 0xFF {
            let marker = bytes[i + 1]
            if marker == 0xFF {
                i += 1
                continue
            }
            if marker >= 0xC0, marker <= 0xCF, marker != 0xC4, marker != 0xC8, marker != 0xCC {
                return (Int(bytes[i + 7]) << 8 | Int(bytes[i + 8]), Int(bytes[i + 5]) << 8 | Int(bytes[i + 6]))
            }
            i += 2 + (Int(bytes[i + 2]) << 8 | Int(bytes[i + 3]))
        }
        return nil
    }
}
