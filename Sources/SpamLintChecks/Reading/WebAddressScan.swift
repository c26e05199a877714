import MailBytes
import MailDomain

/// Finds web addresses in running text: behind `http://`, `https://`, `ftp://` or `www.`, up to white space or an angle bracket, or to the
/// bracket that closes one in front of them. Other punctuation at the end belongs to them, as Rspamd reads it.
struct WebAddressScan {
    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func next() -> WebAddress? {
        while let i = candidate() {
            let isSchemeless = begins("www.", at: i)
            guard isSchemeless || begins("http://", at: i) || begins("https://", at: i) || begins("ftp://", at: i) else { continue }
            let end = end(from: i)
            position = end
            let address = WebAddress(Array(text[i..<end]), isSchemeless: isSchemeless)
            guard let host = address.host, host.isIPAddress || host.hasKnownSuffix && host.labelCount > 1 else { continue }
            return address
        }
        return nil
    }

    /// The next `w`, `h` or `f` that begins a word, with room for an address behind it.
    private mutating func candidate() -> Int? {
        var i = position
        let end = text.count - 4
        while i < end {
            let byte = text[i] | 0x20
            if byte == 0x77 || byte == 0x68 || byte == 0x66, i == 0 || !Self.isWord(text[i - 1]) {
                position = i + 1
                return i
            }
            i += 1
        }
        position = max(position, end)
        return nil
    }

    private func end(from start: Int) -> Int {
        var close: UInt8 = ASCII.greater
        if start > 0 {
            switch text[start - 1] {
            case 0x28: close = 0x29
            case 0x5B: close = 0x5D
            case 0x7B: close = 0x7D
            default: break
            }
        }
        var i = start
        while i < text.count, i - start < WebAddress.longest, text[i] > 0x20, text[i] != ASCII.less, text[i] != ASCII.greater,
            text[i] != close
        {
            i += 1
        }
        return i
    }

    private func begins(_ prefix: StaticString, at i: Int) -> Bool {
        i + prefix.utf8CodeUnitCount < text.count && text.hasASCIICaseless(prefix, at: i)
    }

    private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}
