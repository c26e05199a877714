public import SpamLintCore

/// One line a rule.
public struct RuleList {
    private let rules: [Rule]
    private let isOff: (Rule) -> Bool
    private let language: ReportLanguage

    /// - Parameter isOff: Whether the configuration leaves a rule out.
    public init(_ rules: [Rule], isOff: @escaping (Rule) -> Bool = { _ in false }, language: ReportLanguage) {
        self.rules = rules
        self.isOff = isOff
        self.language = language
    }

    public var text: String {
        let width = rules.map(\.id.name.count).max() ?? 0
        return rules.map { rule in
            let padding = String(repeating: " ", count: width - rule.id.name.count)
            let level = isOff(rule) ? "off" : rule.severity.rawValue
            let severity = level + String(repeating: " ", count: 7 - level.count)
            return "\(rule.id)\(padding)  \(severity)  \(rule.points)  \(rule.title[language])\n"
        }.joined()
    }
}
