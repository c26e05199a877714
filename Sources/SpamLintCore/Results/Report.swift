/// What was found in one message.
public struct Report: Sendable {
    /// The path as it was given; `-` for standard input.
    public let path: String
    /// Which message of an mbox, from 1; nil where a file is one message.
    public let message: Int?
    public let messageClass: MessageClass
    /// In order of place, then of rule.
    public var findings: [Finding]
    public var sheet: ScoreSheet
    /// What receivers' stock rules would say, by name and version.
    public let receivers: [ReceiverVerdict]
    /// What mending would bring; empty where it was not asked for.
    public let prospect: Prospect
    /// The message for a page to show; nil where it was not asked for.
    public let view: MessageView?
    /// Findings that do not count.
    public var suppressed: [SuppressedFinding] = []
    public var limits = VerdictLimits.standard
    /// The score with what the baseline holds; nil where it holds nothing of this message.
    public var scoreBesidesBaseline: Points?
    /// Set where `findings` are those alone that an earlier version of the file did not have.
    public var base: BaseComparison?

    public init(
        path: String, message: Int?, messageClass: MessageClass, findings: [Finding], sheet: ScoreSheet, receivers: [ReceiverVerdict] = [],
        prospect: Prospect = Prospect(), view: MessageView? = nil
    ) {
        self.path = path
        self.message = message
        self.messageClass = messageClass
        self.findings = findings
        self.sheet = sheet
        self.receivers = receivers
        self.prospect = prospect
        self.view = view
    }

    public var score: Points { sheet.score }
    public var verdict: Verdict { Verdict(score: score, limits: limits) }

    public func contains(_ severity: Severity) -> Bool {
        findings.contains { $0.rule.severity >= severity }
    }

    /// Whether the score has come to a limit; where only what is new is told, whether it was below before.
    public func reaches(_ limit: Points) -> Bool {
        guard score >= limit else { return false }
        return base?.score.map { $0 < limit } ?? true
    }
}
