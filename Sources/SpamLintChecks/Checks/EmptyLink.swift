import MailDomain
import MailHTML
import SpamLintCore

extension Check {
    /// Visible links without a target: empty, `#` alone, or a scheme and nothing after it.
    static let emptyLink = Check("empty-link", needs: [.html, .links]) { facts, _ in
        facts.links.compactMap { fact in
            guard let link = fact.link, !link.isHidden, !link.text.isEmpty || !link.images.isEmpty else { return nil }
            switch fact.url.kind {
            case .empty: break
            case .fragment where fact.target.count <= 1: break
            case .web, .other, .mailto: guard isSchemeAlone(fact.target) else { return nil }
            default: return nil
            }
            return Evidence(at: fact.place)
        }
    }

    private static func isSchemeAlone(_ target: [UInt8]) -> Bool {
        ["http:", "https:", "http:/", "https:/", "http://", "https://", "mailto:"].contains { target.elementsEqual($0.utf8) }
    }
}
