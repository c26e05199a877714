import MailHTML
import SpamLintCore

extension Check {
    /// Scripts; structured data (`application/ld+json`) is none.
    static let script = Check("script", needs: .html) { facts, _ in facts.features([.script]) }
}
