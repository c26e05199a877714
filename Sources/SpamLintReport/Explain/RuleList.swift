public import SpamLintCore

/// One line a rule.
public struct RuleList {
    private let rules: [Rule]
    private let language: ReportLanguage

    public init(_ rules: [Rule], language: ReportLanguage) {
        self.rules = rules
        self.language = language
    }

    public var text: String {
        let width = rules.map(\.id.name.count).max() ?? 0
        return rules.map { rule in
            let padding = String(repeating: " ", count: width - rule.id.name.count)
            let severity = rule.severity.rawValue + String(repeating: " ", count: 7 - rule.severity.rawValue.count)
            return "\(rule.id)\(padding)  \(severity)  \(rule.points)  \(rule.title[language])\n"
        }.joined()
    }
}
