import MailDomain
import MailHTML
import SpamLintCore

extension Check {
    /// Links whose text is an address of one site while they open another.
    ///
    /// Sites are registrable domains, so `www.example.com` against `click.example.com` is fine. A sender's own domain may count clicks for
    /// whatever it shows: a target on the site of `From`, or on one named in the DKIM signature or `List-Unsubscribe`, is no mismatch. Nor
    /// is one on a host of `ClickCounters`.
    static let linkTextMismatch = Check("link-text-mismatch", needs: [.html, .links]) { facts, _ in
        let own = facts.ownSites
        return facts.links.compactMap { fact in
            guard let link = fact.link, fact.url.kind == .web, let host = fact.url.host, let text = facts.visibleText(of: fact),
                let shown = ShownAddress(text), !shown.host.isSameSite(as: host)
            else { return nil }
            if facts.isHome(host, own: own) || facts.clickCounters.contains(host.ascii) { return nil }
            return Evidence(
                at: facts.visiblePlace(in: facts.bodies[fact.body], link.text),
                values: [("shown", shown.host.unicode), ("host", host.unicode)])
        }
    }
}
