import MailDomain
import SpamLintCore

extension Check {
    /// Links of HTML into a private network or to the reader's own machine. Plain text may talk about such addresses.
    static let privateHost = Check("private-host", needs: [.html, .links]) { facts, _ in
        facts.links.compactMap { fact in
            guard fact.link != nil, let host = fact.url.host, host.scope == .loopback || host.scope == .private else { return nil }
            // A name without a dot is a broken host rather than a private one.
            guard host.isIPAddress || host.labelCount > 1 || host.ascii == "localhost" else { return nil }
            return Evidence(at: fact.place, values: [("host", host.ascii)])
        }
    }
}
