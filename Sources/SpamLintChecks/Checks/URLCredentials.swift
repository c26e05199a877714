import MailDomain
import SpamLintCore

extension Check {
    /// Web links with a user name before the host.
    static let urlCredentials = Check("url-credentials", needs: .links) { facts, _ in
        facts.links.compactMap { fact in
            guard fact.url.kind == .web, fact.url.scheme != "ftp", let user = fact.url.userinfoRange, !user.isEmpty else { return nil }
            return Evidence(at: fact.place, values: [("host", fact.url.host?.unicode ?? "")])
        }
    }
}
