import SpamLintCore

/// What `JSONv1` writes of a rule in each of its findings, written once.
public struct RuleFragments {
    struct Fragment {
        /// `rule` to `points`.
        let head: [UInt8]
        /// `fix` and `equivalents`.
        let tail: [UInt8]
    }

    private var known: [ObjectIdentifier: Fragment] = [:]
    private var language: ReportLanguage?

    public init() {}

    mutating func fragment(of rule: Rule, in language: ReportLanguage) -> Fragment {
        if language != self.language {
            known = [:]
            self.language = language
        }
        if let fragment = known[ObjectIdentifier(rule)] { return fragment }
        let fragment = Fragment(head: RuleFragments.head(of: rule), tail: RuleFragments.tail(of: rule, in: language))
        known[ObjectIdentifier(rule)] = fragment
        return fragment
    }

    private static func head(of rule: Rule) -> [UInt8] {
        var json = JSONWriter()
        json.key("rule")
        json.value(rule.id.name)
        json.key("category")
        json.value(rule.category)
        json.key("severity")
        json.value(rule.severity.rawValue)
        json.key("points")
        json.raw(rule.points.description)
        return json.bytes
    }

    private static func tail(of rule: Rule, in language: ReportLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.key("fix")
        json.beginObject()
        json.key("safety")
        json.value("advice")
        json.key("title")
        json.value(rule.advice[language])
        json.endObject()
        json.key("equivalents")
        json.beginObject()
        json.key("spamassassin")
        json.value(rule.equivalents.spamassassin)
        json.key("rspamd")
        json.value(rule.equivalents.rspamd)
        json.endObject()
        return json.bytes
    }
}
