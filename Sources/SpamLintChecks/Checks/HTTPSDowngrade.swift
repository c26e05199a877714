import MailDomain
import SpamLintCore

extension Check {
    /// Links whose text says `https` while the target is not encrypted.
    static let httpsDowngrade = Check("https-downgrade", needs: [.html, .links]) { facts, _ in
        facts.links.compactMap { fact in
            guard fact.url.scheme == "http", let text = facts.visibleText(of: fact), let shown = ShownAddress(text), shown.scheme == "https"
            else {
                return nil
            }
            return Evidence(at: fact.place)
        }
    }
}
