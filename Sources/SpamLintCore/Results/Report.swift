/// What was found in one message.
public struct Report: Sendable {
    /// The path as it was given; `-` for standard input.
    public let path: String
    /// Which message of an mbox, from 1; nil where a file is one message.
    public let message: Int?
    public let messageClass: MessageClass
    /// In order of place, then of rule.
    public let findings: [Finding]
    public let sheet: ScoreSheet
    /// What receivers' stock rules would say, by name and version.
    public let receivers: [ReceiverVerdict]
    /// What mending would bring; empty where it was not asked for.
    public let prospect: Prospect
    /// The message for a page to show; nil where it was not asked for.
    public let view: MessageView?

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
    public var verdict: Verdict { Verdict(score: score) }

    public func contains(_ severity: Severity) -> Bool {
        findings.contains { $0.rule.severity >= severity }
    }
}
