import MailDomain
import SpamLintCore

extension Check {
    /// Links of HTML with one of the schemes in `schemes`.
    static let linkScheme = Check("link-scheme", needs: [.html, .links], parameters: [.init("schemes", standard: .texts([]))]) {
        facts, parameters in
        let schemes = parameters.set("schemes")
        return facts.links.compactMap { fact in
            guard fact.link != nil, schemes.contains(fact.url.scheme) else { return nil }
            return Evidence(at: fact.place, values: [("scheme", fact.url.scheme + ":")])
        }
    }
}
