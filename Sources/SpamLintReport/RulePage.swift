public import SpamLintCore

/// All that there is to know about a rule, for a terminal.
public struct RulePage {
    private let rule: Rule
    private let category: Category?
    private let language: ReportLanguage

    public init(_ rule: Rule, category: Category?, language: ReportLanguage) {
        self.rule = rule
        self.category = category
        self.language = language
    }

    public var text: String {
        var text = "\(rule.id)\n\(rule.title[language])\n\n"
        let english = language == .english
        let categoryTitle = category.map { "\($0.title[language]) (\($0.name), \(english ? "cap" : "上限") \($0.cap))" } ?? rule.category
        let classes = rule.classes == .all ? (english ? "all" : "全部") : rule.classes.members.map(\.rawValue).joined(separator: ", ")
        let rows: [(String, String)] = [
            (english ? "category" : "类别", categoryTitle),
            (english ? "severity" : "级别", ReportWords.severity(rule.severity, language)),
            (english ? "points" : "分数", "\(rule.points) (\(rule.basis.rawValue))"),
            (english ? "classes" : "适用", classes),
            (english ? "needs" : "前提", rule.needs.contains(.header) ? (english ? "a header" : "有邮件头") : ""),
            (english ? "since" : "始于", rule.since),
            ("SpamAssassin", rule.equivalents.spamassassin.joined(separator: ", ")),
            ("Rspamd", rule.equivalents.rspamd.joined(separator: ", ")),
        ]
        for (name, value) in rows where !value.isEmpty { text += "  \(name): \(value)\n" }
        text += "\n" + section(ReportWords.why[language], rule.why[language])
        text += "\n" + section(ReportWords.fix[language], MessageTemplate.fill(rule.advice[language]) { _ in "…" })
        text += "\n"
        for reference in rule.references { text += "  \(reference.title)\n  \(reference.url)\n" }
        return text
    }

    private func section(_ label: String, _ body: String) -> String {
        "\(label):\n" + TextWrap.lines(body, width: 96).map { "  \($0)\n" }.joined()
    }
}

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
