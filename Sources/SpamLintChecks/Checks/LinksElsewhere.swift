import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// HTML of which no link to a web page leads to the sender's own site.
    ///
    /// Own are the sites of `Facts.ownSites`, of `Reply-To`, and hosts that carry the sender's name in a label (`shop.example` and
    /// `shop-news.example`). Links through `services`, which count clicks for many senders and hide where they lead, leave the question
    /// open: with one of them there is no finding. So do hosts of `ClickCounters` with nine links in ten, and links to a site that the
    /// sender's name shows. With `single` all links must lead to one and the same site.
    static let linksElsewhere = Check(
        "links-elsewhere", needs: [.html, .links, .originator],
        parameters: [.init("services", standard: .texts([])), .init("single", standard: .flag(false))]
    ) { facts, parameters in
        let links = facts.memo.value { LinkedSites(of: facts) }
        guard !links.hasOwn, !links.leadsThroughCounters, let sender = links.sender, let first = links.first, let host = first.url.host
        else { return [] }
        guard !parameters.flag("single") || links.isSingle else { return [] }
        let services = parameters.set("services")
        for site in links.sites where services.contains(site.domain) || services.contains(site.host) { return [] }
        let values = [("host", host.unicode), ("domain", sender.unicode), ("value", String(links.count))]
        return [Evidence(at: first.place, values: values)]
    }
}

/// Where the links of a message's HTML lead, for several rules ask.
private struct LinkedSites: Sendable {
    struct Site: Sendable {
        let host: String
        /// The registrable domain, or the host where there is none.
        let domain: String
    }

    private(set) var sender: Host?
    /// Whether some link leads to the sender's own site; then what follows is not all.
    private(set) var hasOwn = false
    /// Whether nine links in ten lead through hosts that count clicks, and so hide where they lead.
    private(set) var leadsThroughCounters = false
    private(set) var first: LinkFact?
    /// Links to web pages.
    private(set) var count = 0
    /// Each host once, in order.
    private(set) var sites: [Site] = []

    var isSingle: Bool { sites.allSatisfy { $0.domain == sites[0].domain } }

    init(of facts: Facts) {
        guard let sender = facts.originator?.host, !sender.isIPAddress, let site = sender.registrableDomain else { return }
        self.sender = sender
        var own = facts.ownSites
        if let reply = facts.addresses(.replyTo).first?.host?.registrableDomain { own.insert(reply) }
        own.formUnion(facts.sitesInName)
        let name = site.split(separator: ".").first.flatMap { $0.utf8.count >= 4 ? $0 : nil }
        var seen: Set<String> = []
        for link in facts.links where link.link != nil && link.url.kind == .web {
            guard let host = link.url.host else { continue }
            count += 1
            if first == nil { first = link }
            guard seen.insert(host.ascii).inserted else { continue }
            let domain = host.registrableDomain ?? host.ascii
            if facts.isHome(host, own: own) || (name.map { name in host.labels.contains { Self.holds($0, name) } } ?? false) {
                hasOwn = true
                return
            }
            sites.append(Site(host: host.ascii, domain: domain))
        }
        let counters = facts.clickCounters
        if !counters.isEmpty {
            let counted = facts.links.count { link in
                link.link != nil && link.url.kind == .web && link.url.host.map { counters.contains($0.ascii) } == true
            }
            leadsThroughCounters = counted * 10 >= count * 9
        }
    }

    /// Whether a label is the sender's name, or joins it to other words with hyphens.
    private static func holds(_ label: Substring, _ name: Substring) -> Bool {
        label == name || label.split(separator: "-").contains(name)
    }
}
