import SpamLintCore

/// What the text report says of findings that do not count, and of the version before.
enum StandingWords {
    static let suppressed = LocalizedText(en: "suppressed", zh: "已抑制")

    /// Behind the score: what it would be with the baseline.
    static func besidesBaseline(_ report: Report, _ language: ReportLanguage) -> String {
        guard let whole = report.scoreBesidesBaseline else { return "" }
        switch language {
        case .english: return " (\(whole) with the baseline)"
        case .chinese: return "（计入基线为 \(whole)）"
        }
    }

    /// `1.2 -> 4.8, because …`: the rules that came and went, with their points.
    static func base(_ base: BaseComparison, of report: Report, _ language: ReportLanguage) -> String {
        let name = TerminalText.escaped(base.name)
        let count = base.unchanged
        guard let before = base.score else {
            switch language {
            case .english: return "new since \(name): \(report.score)"
            case .chinese: return "\(name) 之后新增：\(report.score)"
            }
        }
        let reasons = rules(report.findings, sign: "+") + rules(base.gone, sign: "-")
        switch language {
        case .english:
            let because = reasons.isEmpty ? "nothing new" : "because " + reasons.joined(separator: ", ")
            let rest = count > 0 ? "; \(count) \(count == 1 ? "finding" : "findings") as at \(name)" : ""
            return "\(before) -> \(report.score), \(because)\(rest)"
        case .chinese:
            let because = reasons.isEmpty ? "没有新问题" : "原因：" + reasons.joined(separator: "，")
            let rest = count > 0 ? "；\(count) 个问题与 \(name) 相同" : ""
            return "\(before) -> \(report.score)，\(because)\(rest)"
        }
    }

    /// Rules with what they add, the most first; a rule counts once.
    private static func rules(_ findings: [Finding], sign: String) -> [String] {
        var seen: Set<RuleID> = []
        let rules = findings.map(\.rule).filter { seen.insert($0.id).inserted }
        return rules.sorted { ($0.points, $1.id) > ($1.points, $0.id) }.map { rule in
            rule.points > .zero ? "\(rule.id) \(sign)\(rule.points)" : "\(sign)\(rule.id)"
        }
    }

    /// Why a finding does not count.
    static func reason(_ suppressed: SuppressedFinding, _ language: ReportLanguage) -> String {
        switch (suppressed.origin, language) {
        case (.baseline, .english): return "in the baseline"
        case (.baseline, .chinese): return "在基线中"
        case (.inline, .english):
            return suppressed.reason + (suppressed.line.map { " (line \($0))" } ?? "")
        case (.inline, .chinese):
            return suppressed.reason + (suppressed.line.map { "（第 \($0) 行）" } ?? "")
        }
    }
}
