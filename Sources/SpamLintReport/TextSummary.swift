import SpamLintCore

/// The last line of a run.
struct TextSummary {
    private let summary: RunSummary
    private let language: ReportLanguage

    init(_ summary: RunSummary, language: ReportLanguage) {
        self.summary = summary
        self.language = language
    }

    /// What was found, and why the run ends with status 1 where it does.
    var line: String { found + bar }

    private var found: String {
        let messages = summary.messages
        let failures = summary.failures
        let errors = summary.counts[.error] ?? 0
        let warnings = summary.counts[.warning] ?? 0
        let notes = summary.counts[.note] ?? 0
        switch language {
        case .english:
            let unread = failures > 0 ? "; \(plural(failures, "file")) could not be read" : ""
            let score = messages == 1 ? "score \(summary.worst)" : "highest score \(summary.worst)"
            let found = "\(plural(errors, "error")), \(plural(warnings, "warning")), \(plural(notes, "note"))"
            return "\(plural(messages, "message")): \(found); \(score)\(unread)"
        case .chinese:
            let unread = failures > 0 ? "；\(failures) 个文件无法读取" : ""
            let score = messages == 1 ? "得分 \(summary.worst)" : "最高得分 \(summary.worst)"
            return "\(messages) 封邮件：\(errors) 个错误，\(warnings) 个警告，\(notes) 个提示；\(score)\(unread)"
        }
    }

    private var bar: String {
        let reasons = [
            summary.reachedBar.map { "--fail-on \($0.rawValue)" }, summary.reachedLimit.map { "--max-score \($0)" },
        ].compactMap { $0 }
        guard !reasons.isEmpty else { return "" }
        switch language {
        case .english: return "; \(reasons.joined(separator: " and ")) reached"
        case .chinese: return "；已达到 \(reasons.joined(separator: " 和 "))"
        }
    }

    private func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
