import MailMessage
import SpamLintCore

/// A message as it is judged in one state of its mending.
struct Judgement {
    let facts: Facts
    let found: [(rule: Rule, evidence: [Evidence])]
    let score: Points
    /// In the order of the profiles.
    let receivers: [ReceiverVerdict]
    /// As it was told, or as the evidence tells it.
    let messageClass: MessageClass
    /// How edits lead back to a template; nil for mail, whose bytes are the file's.
    private var way: TemplateEdits?

    /// Places that are mended in one round where a reader would be told of fifty.
    static let placeLimit = 200_000

    init(of bytes: [UInt8], form: Message.Form, by linter: Linter) {
        self.init(of: Message(parsing: bytes, form: form), by: linter)
    }

    /// A template.
    ///
    /// - Parameters:
    ///   - variant: Which arm of each condition is taken. Of other variants than the first, only their own arms are mended.
    ///   - messageClass: What the first variant is; nil lets the evidence tell, where neither configuration nor template do.
    init(of template: TemplateSource, in file: [UInt8], variant: Int, as messageClass: MessageClass?, by linter: Linter) {
        let rendition = template.rendition(variant)
        let facts = Facts(
            of: rendition.message, now: linter.configuration.clock, template: rendition.template,
            senderSites: linter.configuration.senderSites)
        self.init(facts, as: linter.configuration.messageClass ?? template.messageClass ?? messageClass, by: linter)
        way = TemplateEdits(file, template, rendition, within: variant == 0 ? nil : template.ownArms(of: variant))
    }

    init(of message: Message, by linter: Linter) {
        self.init(
            Facts(of: message, now: linter.configuration.clock, placeLimit: Self.placeLimit), as: linter.configuration.messageClass,
            by: linter)
    }

    private init(_ facts: Facts, as messageClass: MessageClass?, by linter: Linter) {
        self.facts = facts
        (found, score, receivers, self.messageClass) = linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: messageClass, scratch: scratch)
            let found = engine.findings(besides: linter.disabled)
            let sheet = ScoreSheet(of: found.map(\.rule), categories: linter.catalogue.categories)
            return (found, sheet.score, engine.receivers(), engine.messageClass)
        }
    }

    /// Edits of the message as edits of the file; nil where they can't be made there.
    func edits(_ edits: [Edit]) -> [Edit]? { way.map { $0.edits(edits) } ?? edits }

    func places(of rule: RuleID) -> Int { found.first { $0.rule.id == rule }?.evidence.count ?? 0 }

    /// Whether nobody would charge more than in another state.
    func isNoWorse(than other: Judgement) -> Bool {
        score <= other.score && zip(receivers, other.receivers).allSatisfy { $0.score <= $1.score }
    }
}
