import MailTemplate
import SpamLintCore

extension Check {
    /// Conditions of a template of which an arm lacks what another has and some rule asks for. Points at the condition.
    static let templateBranchLacks = Check("template-branch-lacks") { facts, _ in
        (facts.template?.lacks ?? []).map { Evidence(at: .file($0.range), values: [("value", $0.rule)]) }
    }
}
