public import SpamLintCore

/// What changed between two versions of a message in the first version of its JSON, described by `Schemas/compare.v1.schema.json`.
public enum ComparisonJSONv1 {
    public static let schema = "spamlint-compare/v1"

    public static func write(_ comparison: Comparison, language: ReportLanguage, to json: inout JSONWriter) {
        json.beginObject()
        json.key("schema")
        json.value(schema)
        json.key("before")
        write(comparison.before, to: &json)
        json.key("after")
        write(comparison.after, to: &json)
        json.key("receivers")
        json.beginObject()
        for receiver in comparison.receivers {
            json.key(named: receiver.after.key)
            write(receiver, to: &json)
        }
        json.endObject()
        var fragments = RuleFragments()
        json.key("gone")
        write(comparison.gone, language: language, fragments: &fragments, to: &json)
        json.key("come")
        write(comparison.come, language: language, fragments: &fragments, to: &json)
        json.endObject()
    }

    private static func write(_ report: Report, to json: inout JSONWriter) {
        json.beginObject()
        json.key("path")
        json.value(report.path)
        json.key("class")
        json.value(report.messageClass.rawValue)
        json.key("score")
        json.raw(report.score.description)
        json.key("verdict")
        json.value(report.verdict.rawValue)
        json.endObject()
    }

    private static func write(_ receiver: Comparison.Receiver, to json: inout JSONWriter) {
        json.beginObject()
        json.key("version")
        json.value(receiver.after.profile.version)
        json.key("before")
        write(receiver.before, to: &json)
        json.key("after")
        write(receiver.after, to: &json)
        json.key("gone")
        write(receiver.gone, to: &json)
        json.key("come")
        write(receiver.come, to: &json)
        json.key("changed")
        json.beginObject()
        for change in receiver.changed {
            json.key(named: change.name)
            json.beginArray()
            json.raw(change.before.description)
            json.raw(change.after.description)
            json.endArray()
        }
        json.endObject()
        json.endObject()
    }

    private static func write(_ verdict: ReceiverVerdict, to json: inout JSONWriter) {
        json.beginObject()
        json.key("score")
        json.raw(verdict.score.description)
        if let action = verdict.action {
            json.key("action")
            json.value(action)
        }
        json.endObject()
    }

    private static func write(_ charges: [ReceiverVerdict.Charge], to json: inout JSONWriter) {
        json.beginObject()
        for charge in charges {
            json.key(named: charge.symbol.name)
            json.raw(charge.points.description)
        }
        json.endObject()
    }

    private static func write(
        _ findings: [Finding], language: ReportLanguage, fragments: inout RuleFragments, to json: inout JSONWriter
    ) {
        json.beginArray()
        for finding in findings {
            JSONv1.write(
                finding, language: language, fragment: fragments.fragment(of: finding.rule, in: language), gain: nil, to: &json)
        }
        json.endArray()
    }
}
