public import SpamLintCore

/// Every rule by category, as Markdown: what it is about, why, what to do, and what receivers call the same.
public struct RuleReference {
    private let rules: [Rule]
    private let categories: [Category]
    private let language: ReportLanguage

    public init(_ rules: [Rule], categories: [Category], language: ReportLanguage) {
        self.rules = rules
        self.categories = categories
        self.language = language
    }

    private static let title = LocalizedText(en: "Rules", zh: "规则")
    private static let note = LocalizedText(
        en: "Written by `spamlint rules --format markdown`; `spamlint explain RULE` shows the condition and examples too.",
        zh: "由 `spamlint rules --format markdown` 生成；`spamlint explain 规则` 另有触发条件和示例。")
    private static let heads = LocalizedText(en: "| rule | severity | points | about |", zh: "| 规则 | 级别 | 分数 | 内容 |")

    public var text: String {
        var text = "# \(Self.title[language])\n\n\(Self.note[language])\n"
        let groups = Dictionary(grouping: rules, by: \.category)
        for (name, own) in groups.sorted(by: { $0.key < $1.key }) {
            let category = categories.first { $0.name == name }
            let title = category.map { PageWords.capped($0, language) } ?? name
            text += "\n## \(MarkdownText.escaped(title))\n\n\(Self.heads[language])\n| --- | --- | ---: | --- |\n"
            for rule in own {
                text += "| [\(rule.id)](#\(rule.id)) | \(ReportWords.severity(rule.severity, language)) | \(rule.points) | "
                text += "\(MarkdownText.escaped(rule.title[language])) |\n"
            }
            for rule in own { text += page(of: rule) }
        }
        return text
    }

    private func page(of rule: Rule) -> String {
        let advice = MessageTemplate.fill(rule.advice[language]) { _ in "…" }
        var text = "\n### \(rule.id)\n\n\(paragraph("**\(MarkdownText.escaped(rule.title[language]))**"))"
        text += "\n" + paragraph(MarkdownText.escaped(rule.why[language]))
        text += "\n" + paragraph("*\(ReportWords.fix[language])*: \(MarkdownText.escaped(advice))")
        let lines = facts(of: rule)
        if !lines.isEmpty { text += "\n" + lines.map { "- \($0)\n" }.joined() }
        return text
    }

    private func facts(of rule: Rule) -> [String] {
        var lines = rule.grounds.markets.map { "`--market \($0.rawValue)`" } + rule.grounds.providers.map { "`--provider \($0.rawValue)`" }
        lines += rule.grounds.laws.map { "\(GroundsWords.law[language]): \(MarkdownText.escaped(GroundsWords.line($0, language)))" }
        lines += rule.grounds.demands.map {
            "\(GroundsWords.provider[language]): \(MarkdownText.escaped(GroundsWords.line($0, language)))"
        }
        for receiver in ["spamassassin", "rspamd"] {
            let symbols = rule.equivalents.symbols(of: receiver)
            guard !symbols.isEmpty else { continue }
            lines.append("\(GainWords.receiver(receiver)): \(symbols.map { "`\($0)`" }.joined(separator: ", "))")
        }
        return lines + rule.references.map(MarkdownText.link)
    }

    private func paragraph(_ text: String) -> String { TextWrap.lines(text, width: 120).map { $0 + "\n" }.joined() }
}
