import MailTemplate
import SpamLintCore

extension Check {
    /// Blocks of a template that nothing ends, and ends of what nothing began.
    static let templateBlockUnmatched = Check("template-block-unmatched") { facts, _ in
        (facts.template?.problems ?? []).map { Evidence(at: .file($0.range), values: [("value", $0.kind.rawValue)]) }
    }
}
