import MailDomain
import MailHTML
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
        let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
        let end = text[start...].firstIndex { $0 <= 0x20 } ?? text.endIndex
        guard end > start, let address = ShownAddress(text[start..<end]), !address.host.isSameSite(as: opened) else { return nil }
        link = fact
        shown = address.host
        self.opened = opened
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
