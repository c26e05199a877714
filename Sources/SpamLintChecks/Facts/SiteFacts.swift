import MailDomain
import MailHTML
import SpamLintCore

extension FactDefinition {
    static let shownSiteDistance = FactDefinition(
        "shown-site-distance-percent", unit: "percent",
        summary: "How far the site that a link's text names and the one it opens are apart, the nearest of such links.",
        needs: [.html, .links]
    ) { facts in
        let sites = facts.links.lazy.compactMap { ShownSite($0, in: facts) }
        guard let nearest = sites.prefix(200).map({ ($0.distancePercent, $0.link) }).min(by: { $0.0 < $1.0 }) else { return nil }
        return Measurement(nearest.0, at: nearest.1.place)
    }

    static let webAddressCount = FactDefinition(
        "web-address-count", unit: "addresses", summary: "Web addresses in links, pictures and plain text, repeated ones too."
    ) { facts in
        let links = facts.links.count { $0.url.kind == .web }
        var pictures = 0
        for (_, document) in facts.documents {
            for image in document.images where image.kind == .image {
                guard let source = image.source else { continue }
                let target = document.url(source.lowerBound..<min(source.upperBound, source.lowerBound + 16)).utf8
                if target.prefix(4).map({ $0 | 0x20 }) == Array("http".utf8) { pictures += 1 }
            }
        }
        return Measurement(links + pictures)
    }
}
