import MailDomain
import SpamLintCore

extension Check {
    /// Links through a public shortener. Its front page is no short link.
    static let shortener = Check("shortener", needs: .links) { facts, _ in
        facts.links.compactMap { fact in
            guard let host = fact.url.host, KnownHosts.isShortener(host), fact.url.pathRange.count > 1 else { return nil }
            return Evidence(at: fact.place, values: [("host", host.ascii)])
        }
    }
}
