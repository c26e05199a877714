import MailBytes
import MailDomain

/// Finds web addresses in running text: behind `http://`, `https://`, `ftp://` or `www.`, up to white space, an angle bracket, an apostrophe
/// or any closing bracket. Other punctuation at the end belongs to them, as Rspamd reads it.
struct WebAddressScan {
    private let text: UnsafeBufferPointer<UInt8>
    /// The end of the address before.
    private var position = 0
    /// The next colon, `w` and `W` that were not looked at: no address begins without one of them.
    private var colon: Int
    private var small: Int
    private var large: Int

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        colon = text.find(ASCII.colon, from: 0, to: text.count)
        small = text.find(UInt8(ascii: "w"), from: 0, to: text.count)
        large = text.find(UInt8(ascii: "W"), from: 0, to: text.count)
    }

    mutating func next() -> WebAddress? {
        while true {
            let scheme = nextScheme()
            let name = nextName()
            guard let start = [scheme, name].compactMap({ $0 }).min() else { return nil }
            if start == name { passName() } else { colon = text.find(ASCII.colon, from: colon + 1, to: text.count) }
            let end = end(from: start)
            position = end
            let address = WebAddress(Array(text[start..<end]), isSchemeless: start == name)
            guard let host = address.host, host.isIPAddress || host.hasKnownSuffix && host.labelCount > 1 else { continue }
            return address
        }
    }

    /// Where the scheme begins that the next `://` ends.
    private mutating func nextScheme() -> Int? {
        while colon + 3 < text.count {
            if text[colon + 1] == 0x2F, text[colon + 2] == 0x2F {
                for scheme in ["http", "https", "ftp"] as [StaticString] {
                    let start = colon - scheme.utf8CodeUnitCount
                    if start >= position, begins(scheme, at: start) { return start }
                }
            }
            colon = text.find(ASCII.colon, from: colon + 1, to: text.count)
        }
        return nil
    }

    /// Where the next `www.` begins.
    private mutating func nextName() -> Int? {
        while min(small, large) + 4 < text.count {
            let start = min(small, large)
            if start >= position, begins("www.", at: start) { return start }
            passName()
        }
        return nil
    }

    private mutating func passName() {
        if small < large {
            small = text.find(UInt8(ascii: "w"), from: small + 1, to: text.count)
        } else {
            large = text.find(UInt8(ascii: "W"), from: large + 1, to: text.count)
        }
    }

    private func end(from start: Int) -> Int {
        var i = start
        while i < text.count, i - start < WebAddress.longest, !Self.endsAddress(text[i]) { i += 1 }
        return i
    }

    private static func endsAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, ASCII.less, ASCII.greater, UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): true
        default: false
        }
    }

    /// Whether a word begins with `prefix`, which is lower case.
    private func begins(_ prefix: StaticString, at i: Int) -> Bool {
        (i == 0 || !Self.isWord(text[i - 1])) && text.hasASCIICaseless(prefix, at: i)
    }

    private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}
