import MailBytes
import MailDomain
import SpamLintCore

/// A web address as `WebAddressTally` tells it from others.
struct WebAddress {
    /// Scheme and host in small letters, the rest as it is written.
    let key: ByteString
    /// Whether it has something that Rspamd marks an address for.
    let isRemarkable: Bool
    let query: ArraySlice<UInt8>?
    let host: Host?

    /// Bytes of an address that are looked at.
    static let longest = 2_048

    init(_ target: [UInt8], isSchemeless: Bool, isMarked: Bool = false) {
        let written = isSchemeless ? Array("http://".utf8) + target : target
        self.init(written, WebURL(written), isMarked: isSchemeless || isMarked)
    }

    /// Nil for what opens no page of the web.
    ///
    /// - Parameter tail: What else is read as the end of the target.
    init?(link: LinkFact, tail: [UInt8] = []) {
        switch link.url.kind {
        case .web where !tail.isEmpty: self.init(link.target + tail, isSchemeless: false)
        case .web: self.init(link.target, link.url, isMarked: false)
        case .protocolRelative: self.init(protocolRelative: link.target.drop { $0 <= 0x20 })
        case .relative: self.init(relative: link.target.drop { $0 <= 0x20 })
        default: return nil
        }
    }

    /// Nil for a picture that lies elsewhere than on the web.
    init?(picture target: [UInt8]) {
        if target.starts(with: "//".utf8) {
            self.init(protocolRelative: target[...])
        } else if target.prefix(4).map({ $0 | 0x20 }) == Array("http".utf8) {
            self.init(target, isSchemeless: false)
        } else {
            self.init(relative: target[...])
        }
    }

    /// `//shop.example/tents`: without a scheme only what stands below a known suffix is an address.
    private init?(protocolRelative target: ArraySlice<UInt8>) {
        self.init(Array("http:".utf8) + target, isSchemeless: false, isMarked: true)
        guard let host, !host.isIPAddress, host.hasKnownSuffix else { return nil }
    }

    /// `shop.example/tents` is read as an address, `tents.html` is not.
    private init?(relative target: ArraySlice<UInt8>) {
        let name = target.prefix { $0 != 0x2F && $0 != ASCII.question && $0 != 0x23 && $0 != ASCII.colon && $0 > 0x20 }
        guard name.contains(ASCII.dot), let host = Host(name), !host.isIPAddress, host.hasKnownSuffix else { return nil }
        self.init(Array(target), isSchemeless: true)
    }

    private init(_ written: [UInt8], _ url: WebURL, isMarked: Bool) {
        var key = written.prefix(Self.longest).filter { $0 > 0x20 }
        let scheme = key.firstIndex(of: 0x2F) ?? key.endIndex
        let path = key[min(scheme + 2, key.endIndex)...].firstIndex { $0 == 0x2F || $0 == ASCII.question || $0 == 0x23 } ?? key.endIndex
        for i in key[..<path].indices where key[i] &- 0x41 < 26 { key[i] |= 0x20 }
        self.key = ByteString(key)
        host = url.host
        query = url.queryRange.map { written[$0].prefix(Self.longest) }
        let isNamed = url.host.map { $0.hasKnownSuffix && !$0.isIPAddress } ?? false
        let isForeign = written[url.hostRange ?? 0..<0].contains { $0 >= 0x80 }
        isRemarkable =
            isMarked || !isNamed || isForeign || url.port != nil || url.userinfoRange != nil
            || Self.isEncoded(path: written[url.pathRange].prefix(Self.longest)) || Self.holdsEscape(query ?? [])
    }

    /// Whether a path is not as it would be written: with escapes, empty steps, or steps to where it is or back.
    private static func isEncoded(path: ArraySlice<UInt8>) -> Bool {
        var step = 0
        var dots = 0
        for (i, byte) in path.enumerated() {
            if byte == 0x25 { return true }
            if byte == 0x2F {
                if i > 0, step == 0 || step == dots && dots <= 2 { return true }
                step = 0
                dots = 0
            } else {
                step += 1
                if byte == ASCII.dot { dots += 1 }
            }
        }
        return false
    }

    private static func holdsEscape(_ query: ArraySlice<UInt8>) -> Bool {
        query.indices.dropLast(2).contains { query[$0] == 0x25 && query[$0 + 1].hexDigitValue != nil && query[$0 + 2].hexDigitValue != nil }
    }

    /// The first address inside a query, where it stands below a known suffix.
    static func within(_ query: ArraySlice<UInt8>) -> ByteString? {
        for i in query.indices.dropLast(6) where query[i] == 0x3D && query[(i + 1)...].starts(with: "http".utf8) {
            let rest = query[(i + 5)...]
            guard
                rest.starts(with: "://".utf8) || rest.starts(with: "s://".utf8) || rest.starts(with: "%3A%2F%2F".utf8)
                    || rest.starts(with: "s%3A%2F%2F".utf8)
            else { continue }
            let address = WebAddress(decoded(query[(i + 1)...]), isSchemeless: false)
            guard let host = address.host, host.hasKnownSuffix || host.isIPAddress else { return nil }
            return address.key
        }
        return nil
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var i = text.startIndex
        while i < text.endIndex {
            if text[i] == 0x25, i + 2 < text.endIndex, let high = text[i + 1].hexDigitValue, let low = text[i + 2].hexDigitValue {
                output.append(UInt8(high) << 4 | UInt8(low))
                i += 3
            } else {
                output.append(text[i])
                i += 1
            }
        }
        return output
    }
}
