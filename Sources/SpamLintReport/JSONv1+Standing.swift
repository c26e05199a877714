import SpamLintCore

extension JSONv1 {
    /// The members `suppressed`, `baseline` and `base`, where there is something to say.
    static func writeStanding(
        of report: Report, language: ReportLanguage, fragments: inout RuleFragments, to json: inout JSONWriter
    ) {
        if !report.suppressed.isEmpty {
            json.key("suppressed")
            json.beginArray()
            for suppressed in report.suppressed { write(suppressed, language: language, fragments: &fragments, to: &json) }
            json.endArray()
        }
        if let score = report.scoreBesidesBaseline {
            json.key("baseline")
            json.beginObject()
            json.key("score")
            json.raw(score.description)
            json.key("findings")
            json.value(report.suppressed.count { $0.origin == .baseline })
            json.endObject()
        }
        if let base = report.base {
            json.key("base")
            json.beginObject()
            json.key("name")
            json.value(base.name)
            json.key("score")
            if let score = base.score { json.raw(score.description) } else { json.null() }
            json.key("gone")
            json.value(base.gone.map(\.rule.id.name))
            json.key("unchanged")
            json.value(base.unchanged)
            json.endObject()
        }
    }

    private static func write(
        _ suppressed: SuppressedFinding, language: ReportLanguage, fragments: inout RuleFragments, to json: inout JSONWriter
    ) {
        json.beginObject()
        json.key("origin")
        json.value(suppressed.origin.rawValue)
        json.key("reason")
        json.value(suppressed.origin == .inline ? suppressed.reason : nil)
        json.key("line")
        if let line = suppressed.line { json.value(line) } else { json.null() }
        json.key("finding")
        let fragment = fragments.fragment(of: suppressed.finding.rule, in: language)
        write(suppressed.finding, language: language, fragment: fragment, gain: nil, to: &json)
        json.endObject()
    }
}
