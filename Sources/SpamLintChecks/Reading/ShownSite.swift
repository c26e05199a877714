import MailBytes
import MailDomain
import SpamLintCore

/// A link whose text begins with the address of another site than the one it opens.
struct ShownSite {
    let link: LinkFact
    let shown: Host
    let opened: Host

    /// Nil for links whose text begins with no address, or with one of the same site.
    init?(_ fact: LinkFact, in facts: Facts) {
        guard fact.link != nil, fact.url.kind == .web, let opened = fact.url.host, let text = facts.visibleText(of: fact) else {
            return nil
        }
        guard let address = Self.address(at: text), !address.host.isSameSite(as: opened) else { return nil }
        link = fact
        shown = address.host
        self.opened = opened
    }

    /// The address that a text begins with: with a scheme, or a host below a known suffix.
    static func address(at text: ArraySlice<UInt8>) -> (host: Host, hasScheme: Bool, bytes: ArraySlice<UInt8>)? {
        // No more is looked at than counts: links inside one another share what the innermost shows.
        let start = text.prefix(longestWord).firstIndex { $0 > 0x20 } ?? text.endIndex
        var word = text[start...].prefix(longestWord).prefix { $0 > 0x20 }
        // A name before a colon, and one that ends a sentence, is no address.
        let isName = word.last == 0x3A || word.last == 0x2E
        while let last = word.last, isClosing(last) { word.removeLast() }
        guard word.contains(0x2E) else { return nil }
        let scheme = [StaticString("http://"), "https://"].first { scheme in
            word.count > scheme.utf8CodeUnitCount && word.prefix(scheme.utf8CodeUnitCount).equalsASCIICaseless(scheme)
        }
        let name = word.dropFirst(scheme?.utf8CodeUnitCount ?? 0).prefix { $0 != 0x2F && $0 != 0x3A && $0 != 0x3F && $0 != 0x23 }
        guard !name.contains(0x40), let host = Host(name) else { return nil }
        if scheme != nil { return host.isIPAddress || host.registrableDomain != nil ? (host, true, word) : nil }
        return !isName && !host.isIPAddress && host.registrableDomain != nil && host.hasKnownSuffix ? (host, false, word) : nil
    }

    private static let longestWord = 2_048

    private static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x22, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3E, 0x3F, 0x5D, 0x7D: true
        default: false
        }
    }

    /// How far the names of the two sites are apart, in percent of their mean length: insertions and deletions that lead from one to the
    /// other, a common last label left out. 200 where they have nothing in common.
    var distancePercent: Int {
        var first = Array((shown.registrableDomain ?? shown.ascii).utf8.prefix(Self.longest))
        var second = Array((opened.registrableDomain ?? opened.ascii).utf8.prefix(Self.longest))
        if let dot = first.lastIndex(of: 0x2E), let other = second.lastIndex(of: 0x2E), first[dot...] == second[other...] {
            first = Array(first[..<dot])
            second = Array(second[..<other])
        }
        guard !first.isEmpty, !second.isEmpty else { return 200 }
        var row = Array(0...second.count)
        for (i, byte) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in second.enumerated() {
                let above = row[j + 1]
                row[j + 1] = byte == other ? diagonal : min(above, row[j]) + 1
                diagonal = above
            }
        }
        return row[second.count] * 200 / (first.count + second.count)
    }

    /// Names of hosts have at most 253 bytes; what is registered is shorter by far.
    private static let longest = 64
}
