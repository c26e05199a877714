import MailDomain
import MailHTML
import SpamLintCore

extension Check {
    /// Links to web pages that no reader sees, on no screen.
    ///
    /// What a media query shows is left out, and so are links round tracking pixels.
    static let hiddenLink = Check("hidden-link", needs: [.html, .links]) { facts, _ in
        facts.links.compactMap { fact in
            guard let link = fact.link, link.isHidden, fact.url.kind == .web, let document = facts.bodies[fact.body].document else {
                return nil
            }
            let runs = document.hiddenRuns(in: link.hiddenText)
            guard !runs.isEmpty, runs.allSatisfy({ !$0.isResponsive && $0.reason != .clip && $0.reason != .contrast }) else { return nil }
            return Evidence(at: fact.place)
        }
    }
}
