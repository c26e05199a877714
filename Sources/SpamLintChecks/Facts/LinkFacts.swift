import MailDomain
import SpamLintCore

extension FactDefinition {
    static let linkCount = FactDefinition("link-count", unit: "links", summary: "Links to web pages in the HTML.", needs: [.html, .links]) {
        facts in
        let links = facts.links.filter { $0.link != nil && $0.url.kind == .web }
        return Measurement(links.count, at: links.last?.place ?? .absent)
    }

    static let linkDomainCount = FactDefinition(
        "link-domain-count", unit: "domains", summary: "Registrable domains that links lead to.", needs: .links
    ) { facts in
        var domains: Set<String> = []
        var place = Place.absent
        var hosts: Set<String> = []
        for link in facts.links where link.url.kind == .web {
            guard let host = link.url.host, hosts.insert(host.ascii).inserted else { continue }
            if domains.insert(host.registrableDomain ?? host.ascii).inserted { place = link.place }
        }
        return Measurement(domains.count, at: place)
    }

    static let longestLinkCharacters = FactDefinition(
        "longest-link-characters", unit: "characters", summary: "Length of the longest link to a web page.", needs: .links
    ) { facts in
        let longest = facts.links.filter { $0.url.kind == .web }.max { $0.target.count < $1.target.count }
        return longest.map { Measurement($0.target.count, at: $0.place) }
    }
}
