public import SpamLintCore

/// Findings of many messages, summed up by rule.
public struct RuleStatistics: Sendable {
    public struct Line: Sendable {
        public let rule: Rule
        /// In which it found something.
        public var messages = 0
        public var findings = 0

        /// A rule adds its points once a message, before caps.
        public var points: Points { Points(thousandths: rule.points.thousandths * messages) }
    }

    public private(set) var messages = 0
    /// Files that could not be read, and why.
    public private(set) var failures: [(path: String, error: String)] = []
    private var known: [RuleID: Line] = [:]

    public init() {}

    public mutating func add(_ report: Report) {
        messages += 1
        var seen: Set<RuleID> = []
        for finding in report.findings {
            var line = known[finding.rule.id] ?? Line(rule: finding.rule)
            line.findings += 1
            if seen.insert(finding.rule.id).inserted { line.messages += 1 }
            known[finding.rule.id] = line
        }
    }

    public mutating func add(failure error: String, path: String) { failures.append((path, error)) }

    /// The rule with the most messages first, then the one with the most findings, then by id.
    public var lines: [Line] {
        known.values.sorted { a, b in
            if a.messages != b.messages { return a.messages > b.messages }
            if a.findings != b.findings { return a.findings > b.findings }
            return a.rule.id < b.rule.id
        }
    }
}
