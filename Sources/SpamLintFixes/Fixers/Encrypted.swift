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
                    guard let address = PlainAddress(in: target, at: start), seen.insert(range.lowerBound + start).inserted else {
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
                for start in PlainAddress.starts(in: bytes) {
                    guard let address = PlainAddress(in: bytes, at: start), servers.contains(address.server) else { continue }
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

    /// In small letters.
    let server: [UInt8]
    private let start: Int
    private let isCapital: Bool

    init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        let count = Self.scheme.count
        guard bytes.count - start > count + 2, bytes[start..<start + count].equalsASCIICaseless("http://") else { return nil }
        let authority = bytes[(start + count)...].prefix { byte in
            byte > ASCII.space && byte != 0x2F && byte != ASCII.question && byte != 0x23 && byte != ASCII.less && byte != ASCII.greater
                && byte != 0x22 && byte != 0x27 && byte != 0x29 && byte != 0x5D
        }
        guard !authority.contains(ASCII.colon), authority.contains(where: \.isASCIILetter) else { return nil }
        server = authority.map(\.asciiLowercased)
        self.start = start
        isCapital = bytes[start] == 0x48
    }

    /// Every place at which one may begin.
    static func starts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts: [Int] = []
        var i = 0
        while i + scheme.count < bytes.count {
            if bytes[i] | 0x20 == 0x68, bytes[i + 4] == ASCII.colon, bytes[i + 5] == 0x2F { starts.append(i) }
            i += 1
        }
        return starts
    }

    func encrypted(part: Int, base: Int) -> Change {
        let end = base + start + 4
        return .text(part: part, end..<end, [isCapital ? 0x53 : 0x73])
    }
}
