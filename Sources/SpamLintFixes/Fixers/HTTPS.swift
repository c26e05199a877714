import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

extension Fixer {
    /// `https:` for `http:` in links and pictures, and for the same servers in the plain text beside them: its readers are to come to the same
    /// place, and filters that count addresses are to count one. The server has to answer there, which no reading of a message shows.
    static let https = Fixer("https", .unsafe, variants: 2) { work, _ in
        var changes: [Change] = []
        var servers: Set<[UInt8]> = []
        for body in work.bodies {
            guard let document = body.document else { continue }
            document.utf8.withUnsafeBufferPointer { bytes in
                var seen: Set<Int> = []
                // Links whose words spell an address stay in the second way: filters count the two as one while their schemes are alike.
                let links = work.variant == 0 ? document.links : document.links.filter { !document.spellsAddress($0) }
                for range in links.map(\.href) + document.images.compactMap(\.source) {
                    let target = UnsafeBufferPointer(rebasing: bytes[range])
                    let start = target.prefix(while: \.isASCIIWhitespace).count
                    guard let address = PlainAddress(in: target, at: start, isText: false), seen.insert(range.lowerBound + start).inserted
                    else {
                        continue
                    }
                    servers.insert(address.server)
                    changes.append(address.encrypted(part: body.part, base: range.lowerBound))
                }
            }
        }
        guard !servers.isEmpty else { return nil }
        for body in work.bodies where body.document == nil {
            body.text.withUTF8 { bytes in
                for address in PlainAddress.all(in: bytes) where servers.contains(address.server) {
                    changes.append(address.encrypted(part: body.part, base: 0))
                }
            }
        }
        return changes
    }
}

extension Document {
    /// Whether a link's words begin with a web address.
    fileprivate func spellsAddress(_ link: Link) -> Bool {
        let words = visible[link.text].drop(while: \.isASCIIWhitespace)
        return words.prefix(4).equalsASCIICaseless("www.") || words.prefix(4).equalsASCIICaseless("http")
    }
}

/// An address that begins with `http://` and names no port: a port of its own answers what it answers.
private struct PlainAddress {
    private static let scheme = Array("http://".utf8)
    private static let ends = Array("/?#<>\"')],;!".utf8)

    /// In small letters.
    let server: [UInt8]
    private let start: Int
    private let isCapital: Bool

    /// Nil where no such address begins at `start`. In running text, another script is no part of the host, and punctuation ends it.
    init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, isText: Bool) {
        let count = Self.scheme.count
        guard bytes.count - start > count + 2, bytes[start..<start + count].equalsASCIICaseless("http://") else { return nil }
        var authority = bytes[(start + count)...].prefix { !Self.ends.contains($0) && $0 > ASCII.space && ($0 < 0x80 || !isText) }
        while authority.last == ASCII.dot { authority = authority.dropLast() }
        guard !authority.contains(ASCII.colon), !authority.contains(UInt8(ascii: "@")), authority.contains(where: \.isASCIILetter) else {
            return nil
        }
        server = authority.map(\.asciiLowercased)
        self.start = start
        isCapital = bytes[start] == 0x48
    }

    /// Those of a plain text, in order. An address inside another one is part of it, and lines that quote somebody are his.
    static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [PlainAddress] {
        var found: [PlainAddress] = []
        var i = 0
        var isQuoted = false
        while i < bytes.count {
            if i == 0 || bytes[i - 1] == ASCII.lf { isQuoted = bytes[i] == ASCII.greater }
            guard !isQuoted, beginsAddress(at: i, in: bytes) else {
                i += 1
                continue
            }
            if let address = PlainAddress(in: bytes, at: i, isText: true) { found.append(address) }
            while i < bytes.count, bytes[i] > ASCII.space, bytes[i] != ASCII.less, bytes[i] != ASCII.greater { i += 1 }
        }
        return found
    }

    /// Whether `http://` or `https://` stands here as a word of its own.
    private static func beginsAddress(at i: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes[i] | 0x20 == 0x68, i + scheme.count < bytes.count, i == 0 || !continuesWord(bytes[i - 1]),
            bytes[i..<i + 4].equalsASCIICaseless("http")
        else { return false }
        let colon = bytes[i + 4] | 0x20 == 0x73 ? i + 5 : i + 4
        return bytes[colon] == ASCII.colon && bytes[colon + 1] == 0x2F
    }

    private static func continuesWord(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2F || byte == ASCII.equals || byte == ASCII.question || byte == 0x26
            || byte == 0x25 || byte == ASCII.colon
    }

    func encrypted(part: Int, base: Int) -> Change {
        let end = base + start + 4
        return .text(part: part, end..<end, [isCapital ? 0x53 : 0x73])
    }
}
