import SpamLintCore

/// What the text report says of findings that do not count, and of the version before.
enum StandingWords {
    static let suppressed = LocalizedText(en: "suppressed", zh: "已抑制")

    /// Behind the score: what it would be with the baseline.
    static func besidesBaseline(_ report: Report, _ language: ReportLanguage) -> String {
        guard let whole = report.scoreBesidesBaseline else { return "" }
        switch language {
        case .english: return " (\(whole) counting what is in the baseline)"
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
        let reasons = reasons(base, of: report)
        let shown = reasons.prefix(reasonLimit)
        let more = reasons.count - shown.count
        switch language {
        case .english:
            let list = shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
            let because = reasons.isEmpty ? "nothing new" : "because " + list
            let rest = count > 0 ? "; \(count) \(count == 1 ? "finding" : "findings") as at \(name)" : ""
            return "\(before) -> \(report.score), \(because)\(rest)"
        case .chinese:
            let list = shown.joined(separator: "，") + (more > 0 ? "，另有 \(more) 项" : "")
            let because = reasons.isEmpty ? "没有新问题" : "原因：" + list
            let rest = count > 0 ? "；\(count) 个问题与 \(name) 相同" : ""
            return "\(before) -> \(report.score)，\(because)\(rest)"
        }
    }

    /// Reasons that are named before the rest is counted.
    private static let reasonLimit = 8

    /// Rules that came and went with their points, the most first; then those that only find something else than before.
    private static func reasons(_ base: BaseComparison, of report: Report) -> [String] {
        let changed = base.rulesCome.map { ($0, "+") } + base.rulesGone.map { ($0, "-") }
        let ranked = changed.sorted { ($0.0.points, $1.0.id) > ($1.0.points, $0.0.id) }
        var seen = Set(changed.map(\.0.id))
        let others = report.findings.map(\.rule).filter { seen.insert($0.id).inserted }
        return ranked.map { rule, sign in rule.points > .zero ? "\(rule.id) \(sign)\(rule.points)" : "\(sign)\(rule.id)" }
            + others.map(\.id.name)
    }

    static let nothingNew = LocalizedText(en: "nothing new to mend", zh: "没有新的需要修改之处")

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
