import MailBytes
public import SpamLintCore

/// A report in the first version of the program's JSON, described by `Schemas/report.v1.schema.json`.
///
/// The version is in the name, so that it never changes by accident: what is added later is optional, what changes is a second version.
public enum JSONv1 {
    public static let schema = "spamlint/v1"

    /// Appends the object of one message.
    ///
    /// - Parameter fragments: What was written of the same rules for earlier messages, in the same language.
    public static func write(
        _ report: Report, language: ReportLanguage, fragments: inout RuleFragments, to json: inout JSONWriter
    ) {
        json.beginObject()
        json.key("schema")
        json.value(schema)
        json.key("path")
        json.value(report.path)
        if let message = report.message {
            json.key("message")
            json.value(message)
        }
        json.key("class")
        json.value(report.messageClass.rawValue)
        json.key("score")
        json.value(report.score)
        json.key("verdict")
        json.value(report.verdict.rawValue)
        json.key("scoring")
        json.beginArray()
        for line in report.sheet.lines { write(line, to: &json) }
        json.endArray()
        json.key("findings")
        json.beginArray()
        for finding in report.findings {
            write(
                finding, language: language, fragment: fragments.fragment(of: finding.rule, in: language),
                gain: report.prospect.gains[finding.rule.id], to: &json)
        }
        json.endArray()
        writeStanding(of: report, language: language, fragments: &fragments, to: &json)
        json.key("receivers")
        write(report.receivers, to: &json)
        if let plan = report.prospect.target {
            json.key("target")
            write(plan, to: &json)
        }
        json.endObject()
    }

    /// Appends the object of one message.
    public static func write(_ report: Report, language: ReportLanguage, to json: inout JSONWriter) {
        var fragments = RuleFragments()
        write(report, language: language, fragments: &fragments, to: &json)
    }

    /// Appends the object of a file that could not be read.
    public static func write(error: String, path: String, to json: inout JSONWriter) {
        json.beginObject()
        json.key("schema")
        json.value(schema)
        json.key("path")
        json.value(path)
        json.key("error")
        json.value(error)
        json.endObject()
    }

    private static func write(_ line: ScoreSheet.Line, to json: inout JSONWriter) {
        json.beginObject()
        json.key("category")
        json.value(line.category)
        json.key("sum")
        json.value(line.sum)
        json.key("cap")
        json.value(line.cap)
        json.key("counted")
        json.value(line.counted)
        json.endObject()
    }

    static func write(
        _ finding: Finding, language: ReportLanguage, fragment: RuleFragments.Fragment, gain: Outlook?, to json: inout JSONWriter
    ) {
        json.beginObject()
        json.members(fragment.head)
        json.key("message")
        fragment.message.write(finding, to: &json)
        json.key("text")
        json.value(finding.text)
        json.key("disguised")
        json.value(finding.disguised)
        json.key("location")
        write(finding.location, to: &json)
        if let fix = finding.fix {
            write(fix, title: finding.advice(in: language), to: &json)
        } else if let fix = fragment.fix {
            json.members(fix)
        } else {
            write(fix: finding.advice(in: language), to: &json)
        }
        json.members(fragment.equivalents)
        json.members(fragment.grounds)
        if let gain {
            json.key("gain")
            json.beginObject()
            writeMembers(of: gain, to: &json)
            json.endObject()
        }
        json.endObject()
    }

    /// The members `score` and `receivers` of what a score would be.
    private static func writeMembers(of outlook: Outlook, to json: inout JSONWriter) {
        json.key("score")
        json.raw(outlook.score.description)
        json.key("receivers")
        json.beginObject()
        for verdict in outlook.receivers {
            json.key(named: verdict.key)
            json.raw(verdict.score.description)
        }
        json.endObject()
    }

    private static func write(_ plan: TargetPlan, to json: inout JSONWriter) {
        json.beginObject()
        json.key("under")
        json.raw(plan.limit.description)
        json.key("reached")
        json.value(plan.isReached)
        json.key("fixes")
        json.value(plan.rules.map(\.id.name))
        writeMembers(of: plan.outlook, to: &json)
        json.endObject()
    }

    /// The member `fix`.
    static func write(fix title: String, to json: inout JSONWriter) {
        json.key("fix")
        json.beginObject()
        json.key("safety")
        json.value("advice")
        json.key("title")
        json.value(title)
        json.endObject()
    }

    /// The member `fix` with its edits.
    private static func write(_ fix: Fix, title: String, to json: inout JSONWriter) {
        json.key("fix")
        json.beginObject()
        json.key("safety")
        json.value(fix.safety.rawValue)
        json.key("title")
        json.value(title)
        json.key("edits")
        json.beginArray()
        for edit in fix.edits {
            json.beginObject()
            json.key("start")
            json.value(edit.range.lowerBound)
            json.key("end")
            json.value(edit.range.upperBound)
            if let text = String(validating: edit.replacement, as: UTF8.self) {
                json.key("text")
                json.value(text)
            } else {
                json.key("base64")
                json.value(String(decoding: Base64Writer.encode(edit.replacement), as: UTF8.self))
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private static func write(_ receivers: [ReceiverVerdict], to json: inout JSONWriter) {
        json.beginObject()
        for verdict in receivers {
            json.key(named: verdict.key)
            json.beginObject()
            json.key("version")
            json.value(verdict.profile.version)
            json.key("score")
            json.value(verdict.score)
            json.key("threshold")
            json.value(verdict.profile.threshold)
            if let action = verdict.action {
                json.key("action")
                json.value(action)
            }
            json.key("symbols")
            json.beginObject()
            for charge in verdict.charges {
                json.key(named: charge.symbol.name)
                json.value(charge.points)
            }
            json.endObject()
            json.endObject()
        }
        json.endObject()
    }

    private static func write(_ location: Location, to json: inout JSONWriter) {
        json.beginObject()
        json.key("line")
        json.value(location.line)
        json.key("column")
        json.value(location.column)
        json.key("endLine")
        json.value(location.endLine)
        json.key("endColumn")
        json.value(location.endColumn)
        json.key("start")
        json.value(location.range.lowerBound)
        json.key("end")
        json.value(location.range.upperBound)
        json.key("part")
        json.value(location.part)
        json.key("field")
        json.value(location.field)
        json.endObject()
    }
}
