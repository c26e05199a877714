public import SpamLintCore

/// The catalogue as JSON: an array of rules.
public enum RuleJSONv1 {
    /// - Parameter isOff: Whether the configuration leaves a rule out.
    public static func write(
        _ rules: [Rule], isOff: (Rule) -> Bool = { _ in false }, language: ReportLanguage, to json: inout JSONWriter
    ) {
        json.beginArray()
        for rule in rules { write(rule, isOff: isOff(rule), language: language, to: &json) }
        json.endArray()
    }

    private static func write(_ rule: Rule, isOff: Bool, language: ReportLanguage, to json: inout JSONWriter) {
        json.beginObject()
        let texts: [(StaticString, String)] = [
            ("rule", rule.id.name), ("title", rule.title[language]), ("category", rule.category), ("severity", rule.severity.rawValue),
        ]
        for (key, value) in texts {
            json.key(key)
            json.value(value)
        }
        json.key("off")
        json.value(isOff)
        json.key("points")
        json.raw(rule.points.description)
        json.key("basis")
        json.value(rule.basis.rawValue)
        json.key("classes")
        json.value(rule.classes.members.map(\.rawValue))
        json.key("needs")
        json.value(rule.needs.contains(.header) ? ["header"] : [])
        json.key("locales")
        json.value(rule.locales)
        for (key, value) in [("since", rule.since), ("why", rule.why[language]), ("fix", rule.advice[language])] as [(StaticString, String)]
        {
            json.key(key)
            json.value(value)
        }
        json.member(rule.equivalents)
        json.key("references")
        json.beginArray()
        for reference in rule.references {
            json.beginObject()
            json.key("title")
            json.value(reference.title)
            json.key("url")
            json.value(reference.url)
            json.endObject()
        }
        json.endArray()
        json.key("markets")
        json.value(rule.grounds.markets.map(\.rawValue))
        json.member(rule.grounds.laws, in: language)
        json.key("providers")
        json.value(rule.grounds.providers.map(\.rawValue))
        json.member(rule.grounds.demands)
        json.endObject()
    }
}
