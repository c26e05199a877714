import SpamLintCore

/// A rule as SARIF describes it (section 3.49).
struct SARIFRule {
    let rule: Rule
    let language: ReportLanguage

    /// Characters of a description that code hosts take.
    private static let descriptionLimit = 1_024

    func write(to json: inout JSONWriter) {
        let advice = MessageTemplate.fill(rule.advice[language]) { _ in "…" }
        json.key("id")
        json.value(rule.id.name)
        json.key("name")
        json.value(Self.pascalCase(rule.id.name))
        json.key("shortDescription")
        json.text(MessageTemplate.shorten(rule.title[language], to: Self.descriptionLimit))
        json.key("fullDescription")
        json.text(MessageTemplate.shorten(rule.why[language], to: Self.descriptionLimit))
        json.key("help")
        json.object { json in
            json.key("text")
            json.value("\(rule.why[language])\n\n\(ReportWords.fix[language]): \(advice)")
            json.key("markdown")
            json.value(markdown(advice))
        }
        if let url = rule.references.first(where: { $0.url.hasPrefix("https://") })?.url {
            json.key("helpUri")
            json.value(url)
        }
        json.key("defaultConfiguration")
        json.object { json in
            json.key("level")
            json.value(rule.severity.rawValue)
        }
        json.key("properties")
        json.object { json in
            json.key("tags")
            json.value(["email", rule.category])
            json.key("points")
            json.raw(rule.points.description)
            json.key("problem.severity")
            json.value(rule.severity == .note ? "recommendation" : rule.severity.rawValue)
        }
    }

    private func markdown(_ advice: String) -> String {
        var text = "\(MarkdownText.escaped(rule.why[language]))\n\n"
        text += "**\(ReportWords.fix[language])**: \(MarkdownText.escaped(advice))\n"
        for law in rule.grounds.laws {
            text += "\n**\(GroundsWords.law[language])**: \(MarkdownText.escaped(GroundsWords.line(law, language)))\n"
        }
        for reference in rule.references { text += "\n- \(MarkdownText.link(reference))" }
        return text
    }

    /// `subject-shouting` as `SubjectShouting`.
    private static func pascalCase(_ id: String) -> String {
        id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
