public import SpamLintCore

/// A finding explained in Markdown: what, why, and what to do.
public struct FindingPage {
    private let finding: Finding
    private let language: ReportLanguage

    public init(_ finding: Finding, language: ReportLanguage) {
        self.finding = finding
        self.language = language
    }

    public var markdown: String {
        let rule = finding.rule
        let points = rule.points > .zero ? " \(ReportWords.points(rule.points, language))" : ""
        var text = "**\(MarkdownWriter.message(finding, language))** `\(rule.id)`\(points)\n\n"
        text += MarkdownText.escaped(rule.why[language]) + "\n\n"
        text += "**\(ReportWords.fix[language])**: \(MarkdownText.escaped(finding.advice(in: language)))\n"
        for law in rule.grounds.laws {
            text += "\n**\(GroundsWords.law[language])**: \(MarkdownText.escaped(GroundsWords.line(law, language)))\n"
        }
        for demand in rule.grounds.demands {
            text += "\n**\(GroundsWords.provider[language])**: \(MarkdownText.escaped(GroundsWords.line(demand, language)))\n"
        }
        for reference in rule.references { text += "\n- \(MarkdownText.link(reference))" }
        return text + "\n"
    }
}
