import SpamLintCore

/// Findings by rule in the first version of their JSON, described by `Schemas/statistics.v1.schema.json`.
public enum StatisticsJSONv1 {
    public static let schema = "spamlint-statistics/v1"

    public static func write(_ statistics: RuleStatistics, to json: inout JSONWriter) {
        let lines = statistics.lines
        json.beginObject()
        json.key("schema")
        json.value(schema)
        json.key("messages")
        json.value(statistics.messages)
        json.key("findings")
        json.value(lines.reduce(0) { $0 + $1.findings })
        json.key("rules")
        json.beginArray()
        for line in lines { write(line, to: &json) }
        json.endArray()
        json.key("errors")
        json.beginArray()
        for failure in statistics.failures {
            json.beginObject()
            json.key("path")
            json.value(failure.path)
            json.key("error")
            json.value(failure.error)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private static func write(_ line: RuleStatistics.Line, to json: inout JSONWriter) {
        json.beginObject()
        json.key("rule")
        json.value(line.rule.id.name)
        json.key("category")
        json.value(line.rule.category)
        json.key("severity")
        json.value(line.rule.severity.rawValue)
        json.key("messages")
        json.value(line.messages)
        json.key("findings")
        json.value(line.findings)
        json.key("points")
        json.raw(line.points.description)
        json.endObject()
    }
}
