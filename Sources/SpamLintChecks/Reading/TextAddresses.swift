import MailBytes
import MailDomain
import SpamLintCore

/// Mail addresses that stand in the text of a message.
enum TextAddresses {
    /// From so many different addresses on, or so many at freemail providers, a text is a directory.
    private static let most = (any: 5, freemail: 3)

    /// Those at freemail providers; none where there are too many addresses.
    ///
    /// An address in angle brackets, in a URL, or before a word with a colon (`somebody@example.com wrote:`) is a quotation and not counted.
    static func freemail(in facts: Facts, _ list: FreemailList) -> [String] {
        var seen: Set<String> = []
        var found: [String] = []
        func note(_ address: [UInt8]) -> Bool {
            let text = String(decoding: address.map(\.asciiLowercased), as: UTF8.self)
            guard seen.insert(text).inserted else { return true }
            if seen.count >= most.any { return false }
            guard let at = address.lastIndex(of: ASCII.at), let host = Host(Array(address[(at + 1)...])) else { return true }
            guard list.contains(host), !isRole(String(text.prefix { $0 != "@" })) else { return true }
            found.append(text)
            return found.count < most.freemail
        }
        for link in facts.links where link.link != nil && link.url.kind == .mailto {
            let target = link.target.dropFirst(7).prefix { $0 != ASCII.question }
            if target.contains(ASCII.at), !note(Array(target)) { return [] }
        }
        for text in facts.segments(.text) + facts.segments(.hidden) {
            let goesOn = text.withUTF8 { bytes in
                var i = text.range.lowerBound
                while i < text.range.upperBound {
                    i = bytes.find(ASCII.at, from: i, to: text.range.upperBound)
                    guard i < text.range.upperBound else { break }
                    if let range = address(round: i, in: bytes, text.range), !note(Array(bytes[range])) { return false }
                    i += 1
                }
                return true
            }
            if !goesOn { return [] }
        }
        return found
    }

    /// Whether a local part stands for a function, or for a machine's reply, and not for a person.
    static func isRole(_ local: String) -> Bool { roles.contains(local) || local.split(separator: "=").count > 2 }

    private static let roles: Set<String> = [
        "abuse", "support", "sales", "info", "helpdesk", "contact", "kontakt", "postmaster", "hostmaster", "domainmaster",
    ]

    private static func address(round at: Int, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var start = at
        while start > range.lowerBound, at - start < 64, isAddressByte(bytes[start - 1]) { start -= 1 }
        var end = at + 1
        while end < range.upperBound, end - at < 128, isHostByte(bytes[end]) { end += 1 }
        while end > at + 1, !isLetterOrDigit(bytes[end - 1]) { end -= 1 }
        guard start < at, bytes[at + 1..<end].contains(ASCII.dot) else { return nil }
        if start > range.lowerBound {
            let before = bytes[start - 1]
            if before == ASCII.less || before == 0x2F || before == ASCII.equals || before == 0x26 { return nil }
        }
        if end < range.upperBound, bytes[end] == ASCII.greater { return nil }
        // `somebody@example.com wrote:`
        var word = end
        while word < range.upperBound, bytes[word] <= 0x20 { word += 1 }
        let first = word
        while word < range.upperBound, bytes[word].isASCIILetter { word += 1 }
        if word < range.upperBound, (2...11).contains(word - first), first > end, bytes[word] == ASCII.colon {
            let name = String(decoding: bytes[first..<word].map(\.asciiLowercased), as: UTF8.self)
            return ["fax", "tel", "phone", "email", "mail"].contains(name) ? start..<end : nil
        }
        return start..<end
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte &- 0x30 < 10 }

    private static func isHostByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte == ASCII.dot || byte == ASCII.dash }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        isHostByte(byte) || byte == 0x5F || byte == 0x2B || byte == 0x25 || byte == 0x7E
    }
}
