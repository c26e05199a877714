import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// HTML of which no link to a web page leads to the sender's own site.
    ///
    /// Own are the sites of `Facts.ownSites`, of `Reply-To`, and hosts that carry the sender's name in a label (`shop.example` and
    /// `shop-news.example`). Links through `services`, which count clicks for many senders and hide where they lead, leave the question
    /// open: with one of them there is no finding. With `single` all links must lead to one and the same site.
    static let linksElsewhere = Check(
        "links-elsewhere", needs: [.html, .links, .originator],
        parameters: [.init("services", standard: .texts([])), .init("single", standard: .flag(false))]
    ) { facts, parameters in
        guard let sender = facts.originator?.host, !sender.isIPAddress, let site = sender.registrableDomain else { return [] }
        var own = facts.ownSites
        if let reply = facts.addresses(.replyTo).first?.host?.registrableDomain { own.insert(reply) }
        let name = site.split(separator: ".").first.flatMap { $0.utf8.count >= 4 ? $0 : nil }
        let services = parameters.set("services")
        var first: LinkFact?
        var count = 0
        var sites: Set<String> = []
        var seen: Set<String> = []
        for link in facts.links where link.link != nil && link.url.kind == .web {
            guard let host = link.url.host else { continue }
            count += 1
            if first == nil { first = link }
            guard seen.insert(host.ascii).inserted else { continue }
            let other = host.registrableDomain ?? host.ascii
            if own.contains(other) || services.contains(other) || services.contains(host.ascii) { return [] }
            if let name, host.labels.contains(where: { holds($0, name) }) { return [] }
            sites.insert(other)
        }
        guard let first, let host = first.url.host, !parameters.flag("single") || sites.count == 1 else { return [] }
        let values = [("host", host.unicode), ("domain", sender.unicode), ("value", String(count))]
        return [Evidence(at: first.place, values: values)]
    }

    /// Whether a label is the sender's name, or joins it to other words with hyphens.
    private static func holds(_ label: Substring, _ name: Substring) -> Bool {
        label == name || label.split(separator: "-").contains(name)
    }
}
