import MailText
public import SpamLintCore

/// Findings by rule as a table for people.
public struct StatisticsText {
    private let statistics: RuleStatistics
    private let language: ReportLanguage

    public init(_ statistics: RuleStatistics, language: ReportLanguage) {
        self.statistics = statistics
        self.language = language
    }

    private static let headings = [
        LocalizedText(en: "messages", zh: "邮件"), LocalizedText(en: "findings", zh: "问题"), LocalizedText(en: "points", zh: "分数"),
        LocalizedText(en: "severity", zh: "级别"), LocalizedText(en: "rule", zh: "规则"),
    ]

    public var text: String {
        var rows = [Self.headings.map { $0[language] }]
        for line in statistics.lines {
            let severity = ReportWords.severity(line.rule.severity, language)
            let numbers = [String(line.messages), String(line.findings), line.points.description]
            rows.append(numbers + [severity, "\(line.rule.id)  \(line.rule.title[language])"])
        }
        let widths = (0..<4).map { column in rows.map { Self.cells($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let cells = (0..<4).map { column in
                let padding = String(repeating: " ", count: widths[column] - Self.cells(row[column]))
                // Numbers to the right, words to the left.
                return column < 3 ? padding + row[column] : row[column] + padding
            }
            return cells.joined(separator: "  ") + "  " + row[4] + "\n"
        }.joined()
    }

    private static func cells(_ text: String) -> Int { DisplayWidth.cells(of: Array(text.utf8)) }
}
