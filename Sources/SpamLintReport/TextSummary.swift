public import SpamLintCore

/// The last line of a run.
public struct TextSummary {
    private let messages: Int
    private let failures: Int
    private let counts: [Severity: Int]
    private let worst: Points
    private let language: ReportLanguage

    public init(messages: Int, failures: Int, counts: [Severity: Int], worst: Points, language: ReportLanguage) {
        self.messages = messages
        self.failures = failures
        self.counts = counts
        self.worst = worst
        self.language = language
    }

    public var line: String {
        let errors = counts[.error] ?? 0
        let warnings = counts[.warning] ?? 0
        let notes = counts[.note] ?? 0
        switch language {
        case .english:
            let unread = failures > 0 ? "; \(plural(failures, "file")) could not be read" : ""
            let score = messages == 1 ? "score \(worst)" : "highest score \(worst)"
            let found = "\(plural(errors, "error")), \(plural(warnings, "warning")), \(plural(notes, "note"))"
            return "\(plural(messages, "message")): \(found); \(score)\(unread)"
        case .chinese:
            let unread = failures > 0 ? "；\(failures) 个文件无法读取" : ""
            let score = messages == 1 ? "得分 \(worst)" : "最高得分 \(worst)"
            return "\(messages) 封邮件：\(errors) 个错误，\(warnings) 个警告，\(notes) 个提示；\(score)\(unread)"
        }
    }

    /// Why the run ends with status 1; empty where it does not.
    public func bar(_ severity: Severity?, _ limit: Points?) -> String {
        switch language {
        case .english:
            let reasons = [severity.map { "--fail-on \($0.rawValue)" }, limit.map { "--max-score \($0)" }].compactMap { $0 }
            return reasons.isEmpty ? "" : "; \(reasons.joined(separator: " and ")) reached"
        case .chinese:
            let reasons = [severity.map { "--fail-on \($0.rawValue)" }, limit.map { "--max-score \($0)" }].compactMap { $0 }
            return reasons.isEmpty ? "" : "；已达到 \(reasons.joined(separator: " 和 "))"
        }
    }

    private func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
