import SpamLintCore

/// A summary for comments on pull requests and for step summaries: a table of messages, then what was found in each, gravest first.
///
/// Written when the run has ended, because comments take 65,535 characters and what leads is what is worst.
struct MarkdownWriter: ReportWriter {
    /// Bytes; characters are fewer.
    static let limit = 60_000
    /// Rows of the table of messages.
    private static let rowLimit = 100

    private struct Section {
        let score: Points
        let row: String
        let text: String
    }

    private let options: ReportOptions
    private var sections: [Section] = []
    private var failures: [String] = []
    private var leftOut = 0

    init(_ options: ReportOptions) { self.options = options }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        let path = ArtifactPath.relative(file.path, to: options.folder)
        if let failure = file.failure {
            failures.append("- \(MarkdownText.code(path)): \(MarkdownText.escaped(failure[options.language]))\n")
            return []
        }
        for report in file.reports { add(section(report, path: path)) }
        return []
    }

    /// Keeps the worst; more than there is room for are only counted.
    private mutating func add(_ section: Section) {
        let place = sections.lastIndex { $0.score >= section.score }.map { $0 + 1 } ?? 0
        sections.insert(section, at: place)
        if sections.count > Self.rowLimit {
            sections.removeLast()
            leftOut += 1
        }
    }

    private func section(_ report: Report, path: String) -> Section {
        let language = options.language
        let name = MarkdownText.code(path + (report.message.map { "#\($0)" } ?? ""), isCell: true)
        let counts = Severity.allCases.reversed().map { severity in report.findings.count { $0.rule.severity == severity } }
        let row =
            "| \(name) | \(report.score) | \(ReportWords.verdict(report.verdict, language)) | "
            + counts.map(String.init).joined(separator: " | ") + " |\n"
        guard !report.findings.isEmpty else { return Section(score: report.score, row: row, text: "") }
        var text = "\n### \(name)\n\n\(ReportWords.messageClass(report.messageClass, language))\(ReportWords.comma(language))"
        text += "\(ReportWords.score(report.score, report.verdict, language))\n\n" + MarkdownWords.findingHead(language)
        let groups = TextReport.groups(of: report.findings)
        for group in groups { text += finding(group) }
        return Section(score: report.score, row: row, text: text)
    }

    private func finding(_ group: [Finding]) -> String {
        guard let finding = group.first else { return "" }
        let rule = finding.rule
        let language = options.language
        let more = group.count > 1 ? " ×\(group.count)" : ""
        let points = rule.points > .zero ? "+\(rule.points)" : ""
        return "| \(ReportWords.severity(rule.severity, language)) | \(finding.location.line):\(finding.location.column)\(more) | "
            + "\(Self.message(finding, language)) | \(points) | `\(rule.id)` |\n"
    }

    /// The rule's words as prose, what they name of the message as code.
    static func message(_ finding: Finding, _ language: ReportLanguage) -> String {
        MessageTemplate.pieces(of: finding.rule.message[language]).map { piece in
            switch piece {
            case .text(let text): return MarkdownText.escaped(text)
            case .name(let name):
                let value = finding.value(name) ?? "{" + name + "}"
                let isNumber = value.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }
                return isNumber ? value : MarkdownText.code(value, isCell: true)
            }
        }.joined()
    }

    func end(_ summary: RunSummary) -> [UInt8] {
        let language = options.language
        var text = "## spamlint\n\n\(MarkdownText.escaped(TextSummary(summary, language: language).line))\n"
        if !failures.isEmpty { text += "\n\(MarkdownWords.unread[language])\n\n" + failures.prefix(50).joined() }
        if !sections.isEmpty { text += "\n" + MarkdownWords.messageHead(language) + sections.map(\.row).joined() }
        if leftOut > 0 { text += "\n\(MarkdownWords.leftOut(leftOut, language))\n" }
        var untold = 0
        for section in sections where !section.text.isEmpty {
            if text.utf8.count + section.text.utf8.count <= Self.limit { text += section.text } else { untold += 1 }
        }
        if untold > 0 { text += "\n\(MarkdownWords.untold(untold, language))\n" }
        return Array(text.utf8)
    }
}

/// The words of the Markdown report, in both languages.
enum MarkdownWords {
    static let unread = LocalizedText(en: "Not read:", zh: "未能读取：")

    static func messageHead(_ language: ReportLanguage) -> String {
        switch language {
        case .english: "| message | score | verdict | errors | warnings | notes |\n| --- | ---: | --- | ---: | ---: | ---: |\n"
        case .chinese: "| 邮件 | 得分 | 结论 | 错误 | 警告 | 提示 |\n| --- | ---: | --- | ---: | ---: | ---: |\n"
        }
    }

    static func findingHead(_ language: ReportLanguage) -> String {
        switch language {
        case .english: "| severity | place | finding | points | rule |\n| --- | --- | --- | ---: | --- |\n"
        case .chinese: "| 级别 | 位置 | 问题 | 分数 | 规则 |\n| --- | --- | --- | ---: | --- |\n"
        }
    }

    static func leftOut(_ count: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "\(count) more messages with lower scores are not listed."
        case .chinese: "另有 \(count) 封得分较低的邮件未列出。"
        }
    }

    static func untold(_ count: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "There was no room for the findings of \(count) messages."
        case .chinese: "有 \(count) 封邮件的问题因篇幅所限未列出。"
        }
    }
}
