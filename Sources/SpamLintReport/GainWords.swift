import SpamLintCore

/// The words for what mending brings, in both languages.
enum GainWords {
    static let mended = LocalizedText(en: "mended", zh: "改后")

    /// How receivers' filters write their own names.
    static func receiver(_ name: String) -> String {
        switch name {
        case "spamassassin": "SpamAssassin"
        case "rspamd": "Rspamd"
        default: name
        }
    }

    /// The filter's name, with its version where a report has several.
    private static func receiver(_ verdict: ReceiverVerdict) -> String {
        let name = receiver(verdict.profile.name)
        return verdict.key == verdict.profile.name ? name : "\(name) \(verdict.profile.version)"
    }

    /// Our score and those of receivers before and after; receivers to which it makes no difference are left out.
    static func gain(of outlook: Outlook, in report: Report, _ language: ReportLanguage) -> String {
        var parts = [ownScore(report.score, outlook.score, language)]
        for (before, after) in zip(report.receivers, outlook.receivers) where before.score != after.score {
            parts.append("\(receiver(before)) \(change(before, after, language))")
        }
        return parts.joined(separator: " · ")
    }

    private static func ownScore(_ before: Points, _ after: Points, _ language: ReportLanguage) -> String {
        switch (language, before == after) {
        case (.english, false): "score \(before) → \(after)"
        case (.english, true): "score stays \(before)"
        case (.chinese, false): "得分 \(before) → \(after)"
        case (.chinese, true): "得分仍为 \(before)"
        }
    }

    /// A receiver's score, and its action where it knows several, before and after.
    static func change(_ before: ReceiverVerdict, _ after: ReceiverVerdict, _ language: ReportLanguage) -> String {
        let text = "\(before.score) → \(after.score)"
        guard let old = before.action, let new = after.action, old != new else { return text }
        switch language {
        case .english: return text + " (\(old) → \(new))"
        case .chinese: return text + "（\(old) → \(new)）"
        }
    }

    /// The heading of what `--target` found.
    static func target(_ plan: TargetPlan, of report: Report, _ language: ReportLanguage) -> String {
        let count = plan.rules.count
        switch (language, plan.isReached) {
        case (.english, true):
            if count == 0 { return "the score is under \(plan.limit) already" }
            let rules = count == 1 ? "one rule" : "\(count) rules"
            return "under \(plan.limit): mend \(rules); \(gain(of: plan.outlook, in: report, language))"
        case (.english, false): return "mending every finding does not bring the score under \(plan.limit)"
        case (.chinese, true):
            if count == 0 { return "得分已低于 \(plan.limit)" }
            return "低于 \(plan.limit)：改好 \(count) 条规则所指的问题；\(gain(of: plan.outlook, in: report, language))"
        case (.chinese, false): return "改好所有问题也不能使得分低于 \(plan.limit)"
        }
    }
}
