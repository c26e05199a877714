import MailHTML
import SpamLintCore

extension Check {
    /// Pages that move on to another by themselves.
    static let metaRefresh = Check("meta-refresh", needs: .html) { facts, _ in facts.features([.metaRefresh]) }
}
