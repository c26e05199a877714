internal import MailBytes
internal import MailText

/// The host of an address or of a URL: a domain name or an IP address.
///
/// A value means the same host however it was written: `Host("WWW.Example.COM.")` equals `Host("www.example.com")`, and
/// `Host("0x7f.1")` is 127.0.0.1. Internationalised names are kept as A-labels.
public struct Host: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case name
        case ipv4(UInt32)
        /// Sixteen bytes, most significant first.
        case ipv6([UInt8])
    }

    public let kind: Kind
    /// Lower case, A-labels, no trailing dot; an IP address in its usual form, IPv6 without brackets.
    public let ascii: String
    /// Whether a label of it is an A-label.
    let isInternational: Bool

    /// Reads a host as browsers do, percent-encoding and non-ASCII letters allowed, brackets round IPv6 (RFC 3986, 3.2.2) and round
    /// address literals of mail (`[192.0.2.1]`, `[IPv6:2001:db8::1]`, RFC 5321, 4.1.3). Nil if it can be none.
    ///
    /// **Doesn't** check the rules of IDNA for which characters may stand where: what resolvers refuse, senders still write.
    public init?(_ utf8: some Collection<UInt8>) {
        let bytes = Array(utf8)
        guard let first = bytes.first, bytes.count <= 1024 else { return nil }
        if first == 0x5B {
            guard bytes.last == 0x5D, let literal = Host(literal: bytes[1..<max(1, bytes.count - 1)]) else { return nil }
            self = literal
            return
        }
        guard let name = Host.plainName(bytes) ?? Host.canonicalName(Host.percentDecoded(bytes)) else { return nil }
        if Host.endsInNumber(name) {
            guard let address = IPAddress.ipv4(name) else { return nil }
            self.init(ipv4: address)
        } else {
            self.init(kind: .name, ascii: name)
        }
    }

    public init?(_ text: String) { self.init(text.utf8) }

    private init(kind: Kind, ascii: String) {
        self.kind = kind
        self.ascii = ascii
        isInternational = kind == .name && Host.holdsALabel(ascii)
    }

    private init(ipv4 address: UInt32) {
        self.init(kind: .ipv4(address), ascii: IPAddress.text(address))
    }

    private init?(literal bytes: ArraySlice<UInt8>) {
        var bytes = bytes
        if bytes.prefix(5).equalsASCIICaseless("ipv6:") { bytes = bytes.dropFirst(5) }
        if let address = IPAddress.ipv6(bytes) {
            self.init(kind: .ipv6(address), ascii: IPAddress.text(address))
        } else if let address = IPAddress.ipv4(String(decoding: bytes, as: UTF8.self)) {
            self.init(ipv4: address)
        } else {
            return nil
        }
    }

    public var isIPAddress: Bool { kind != .name }

    /// With U-labels where the name has them, for showing to people.
    public var unicode: String {
        guard isInternational else { return ascii }
        return labels.map { label in
            guard let scalars = Punycode.decode(aLabel: label) else { return String(label) }
            return String(String.UnicodeScalarView(scalars))
        }.joined(separator: ".")
    }

    /// The labels, first to last, as A-labels. One for an IP address.
    public var labels: [Substring] { isIPAddress ? [ascii[...]] : ascii.utf8.split(separator: ASCII.dot).map { Substring($0) } }

    /// The last label; a whole IP address.
    public var top: Substring {
        guard !isIPAddress, let dot = ascii.utf8.lastIndex(of: ASCII.dot) else { return ascii[...] }
        return ascii[ascii.utf8.index(after: dot)...]
    }

    public var labelCount: Int { isIPAddress ? 1 : ascii.utf8.count { $0 == ASCII.dot } + 1 }

    /// Whether this is `domain` or a name below it. `domain` is lower-case ASCII.
    public func isWithin(_ domain: String) -> Bool {
        guard ascii.utf8.count >= domain.utf8.count, kind == .name else { return false }
        guard ascii.utf8.count > domain.utf8.count else { return ascii == domain }
        return ascii.hasSuffix(domain) && ascii.utf8.dropLast(domain.utf8.count).last == ASCII.dot
    }

    // MARK: Reading

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x25) else { return bytes }
        var decoded: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x25, i + 2 < bytes.count, let high = bytes[i + 1].hexDigitValue, let low = bytes[i + 2].hexDigitValue {
                decoded.append(high << 4 | low)
                i += 3
            } else {
                decoded.append(bytes[i])
                i += 1
            }
        }
        return decoded
    }

    /// The name of a host that is written in letters, digits, hyphens, underscores and dots alone, as nearly all are; nil for any other and
    /// for what is no name.
    private static func plainName(_ bytes: [UInt8]) -> String? {
        let end = bytes.last == ASCII.dot ? bytes.count - 1 : bytes.count
        guard end > 0, end <= 253 else { return nil }
        var label = 0
        for i in 0..<end {
            let byte = bytes[i]
            if byte == ASCII.dot {
                guard label > 0 else { return nil }
                label = 0
            } else {
                guard byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.dash || byte == 0x5F, label < 63 else { return nil }
                label += 1
            }
        }
        guard label > 0 else { return nil }
        return String(unsafeUninitializedCapacity: end) { text in
            for i in 0..<end { text[i] = bytes[i].asciiLowercased }
            return end
        }
    }

    private static func holdsALabel(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { bytes in
            guard bytes.count >= 4 else { return false }
            for i in 0...(bytes.count - 4) where bytes[i] == 0x78 && bytes[i + 1] == 0x6E && bytes[i + 2] == 0x2D && bytes[i + 3] == 0x2D {
                return true
            }
            return false
        }
    }

    /// Lower case, dots of all kinds as dots, labels as A-labels; nil if there is an empty, an overlong or a forbidden label.
    private static func canonicalName(_ bytes: [UInt8]) -> String? {
        var labels: [String] = []
        var label: [Unicode.Scalar] = []
        var scalars = UTF8Scalars(bytes)
        func finish() -> Bool {
            guard !label.isEmpty, let ascii = Punycode.encode(label: label), ascii.utf8.count <= 63 else { return false }
            labels.append(ascii)
            label.removeAll()
            return true
        }
        while let (scalar, _) = scalars.next() {
            if scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}" {
                guard finish() else { return nil }
            } else if scalar.isASCII {
                guard !isForbidden(UInt8(scalar.value)) else { return nil }
                label.append(Unicode.Scalar(UInt8(scalar.value).asciiLowercased))
            } else {
                for folded in scalar.hostFolded.unicodeScalars {
                    if folded.isASCII, isForbidden(UInt8(folded.value)) { return nil }
                    label.append(folded)
                }
            }
        }
        // A trailing dot is the root.
        if !label.isEmpty, !finish() { return nil }
        let name = labels.joined(separator: ".")
        return labels.isEmpty || name.utf8.count > 253 ? nil : name
    }

    /// The forbidden host code points of the URL standard.
    private static func isForbidden(_ byte: UInt8) -> Bool {
        if byte <= ASCII.space || byte == 0x7F { return true }
        switch byte {
        case 0x22, 0x23, 0x25, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3C, 0x3E, 0x3F, 0x40, 0x5B, 0x5C, 0x5D, 0x5E, 0x60, 0x7B, 0x7C, 0x7D:
            return true
        default: return false
        }
    }

    private static func endsInNumber(_ name: String) -> Bool {
        let utf8 = name.utf8
        let last = utf8.lastIndex(of: ASCII.dot).map { utf8[utf8.index(after: $0)...] } ?? utf8[...]
        if last.allSatisfy(\.isASCIIDigit) { return true }
        return last.starts(with: [0x30, 0x78]) && last.dropFirst(2).allSatisfy { $0.hexDigitValue != nil }
    }
}
