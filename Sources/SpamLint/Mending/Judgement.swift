import MailMessage
import SpamLintCore

/// A message as it is judged in one state of its mending.
struct Judgement {
    let facts: Facts
    let found: [(rule: Rule, evidence: [Evidence])]
    let score: Points
    /// In the order of the profiles.
    let receivers: [ReceiverVerdict]

    init(of bytes: [UInt8], form: Message.Form, by linter: Linter) {
        self.init(of: Message(parsing: bytes, form: form), by: linter)
    }

    init(of message: Message, by linter: Linter) {
        let facts = Facts(of: message, now: linter.configuration.clock)
        self.facts = facts
        (found, score, receivers) = linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: linter.configuration.messageClass, scratch: scratch)
            let found = engine.findings(besides: linter.disabled)
            let sheet = ScoreSheet(of: found.map(\.rule), categories: linter.catalogue.categories)
            return (found, sheet.score, engine.receivers())
        }
    }

    func places(of rule: RuleID) -> Int { found.first { $0.rule.id == rule }?.evidence.count ?? 0 }

    /// Whether nobody would charge more than in another state.
    func isNoWorse(than other: Judgement) -> Bool {
        score <= other.score && zip(receivers, other.receivers).allSatisfy { $0.score <= $1.score }
    }
}
