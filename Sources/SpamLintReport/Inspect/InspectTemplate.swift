import MailTemplate

/// What `inspect` says of a template, in JSON.
enum InspectTemplate {
    static func write(_ template: TemplateReading, range: (Range<Int>) -> Range<Int>, to json: inout JSONWriter) {
        json.beginObject()
        json.key("syntaxes")
        writeTexts(template.syntaxes.map(\.rawValue), to: &json)
        json.key("services")
        writeTexts(template.services.map(\.rawValue).sorted(), to: &json)
        json.key("placeholders")
        json.beginArray()
        for placeholder in template.placeholders {
            json.beginObject()
            json.key("expression")
            json.value(placeholder.expression)
            json.key("syntax")
            json.value(placeholder.syntax.rawValue)
            json.key("role")
            json.value(placeholder.role?.rawValue)
            write(range(placeholder.range), to: &json)
            json.endObject()
        }
        json.endArray()
        json.key("conditions")
        json.beginArray()
        for condition in template.conditions {
            json.beginObject()
            write(range(condition.range), to: &json)
            json.key("arms")
            json.beginArray()
            for arm in condition.arms {
                json.beginObject()
                write(range(arm), to: &json)
                json.endObject()
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private static func writeTexts(_ texts: [String], to json: inout JSONWriter) {
        json.beginArray()
        for text in texts { json.value(text) }
        json.endArray()
    }

    private static func write(_ range: Range<Int>, to json: inout JSONWriter) {
        json.key("start")
        json.value(range.lowerBound)
        json.key("end")
        json.value(range.upperBound)
    }
}
