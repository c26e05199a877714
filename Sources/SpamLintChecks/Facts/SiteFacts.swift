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
}
