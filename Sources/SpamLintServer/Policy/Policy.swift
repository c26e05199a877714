public import MailGate
public import SpamLintCore

/// What becomes of messages: the first rule whose conditions all hold says it.
public struct Policy: Sendable, Equatable {
    public enum Action: Sendable, Equatable {
        /// Let through untouched.
        case accept
        /// Let through with `X-Spamlint-…` fields.
        case tag
        /// Let through untouched, with a warning in the log.
        case alert
        /// Safe fixes are applied, and fields added.
        case fix
        case quarantine
        case tempfail(status: String, text: String?)
        case reject(status: String, text: String?)

        public var name: String {
            switch self {
            case .accept: "accept"
            case .tag: "tag"
            case .alert: "alert"
            case .fix: "fix"
            case .quarantine: "quarantine"
            case .tempfail: "tempfail"
            case .reject: "reject"
            }
        }
    }

    /// What must hold of a message; what is empty or nil holds of all.
    public struct Condition: Sendable, Equatable {
        public var verdicts: [Verdict] = []
        public var classes: [String] = []
        /// Domains of the envelope's sender, in lower case; those below them are meant too.
        public var senderDomains: [String] = []
        /// Rules of which one must have a finding.
        public var rules: [String] = []
        public var severity: Severity?

        public init() {}

        func holds(of report: Report, _ envelope: Envelope) -> Bool {
            if !verdicts.isEmpty, !verdicts.contains(report.verdict) { return false }
            if !classes.isEmpty, !classes.contains(report.messageClass.rawValue) { return false }
            if let severity, !report.contains(severity) { return false }
            if !senderDomains.isEmpty {
                guard let domain = envelope.senderDomain, senderDomains.contains(where: { domain == $0 || domain.hasSuffix("." + $0) })
                else { return false }
            }
            return rules.isEmpty || report.findings.contains { rules.contains($0.rule.id.name) }
        }
    }

    public struct Rule: Sendable, Equatable {
        public var condition: Condition
        public var action: Action

        public init(_ condition: Condition, _ action: Action) {
            self.condition = condition
            self.action = action
        }
    }

    public var rules: [Rule]

    public init(rules: [Rule]) { self.rules = rules }

    /// Every message goes through, with fields that tell the score.
    public static let standard = Policy(rules: [])

    public func action(for report: Report, _ envelope: Envelope) -> Action {
        rules.first { $0.condition.holds(of: report, envelope) }?.action ?? .tag
    }
}
