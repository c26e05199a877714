import SpamLintCore

/// What `JSONv1` writes of a rule in each of its findings, written once.
public struct RuleFragments {
    struct Fragment {
        /// `rule` to `points`.
        let head: [UInt8]
        let message: TextPieces
        /// `fix`; nil where it names what each finding measured.
        let fix: [UInt8]?
        let equivalents: [UInt8]
        /// `law` and `provider`; empty where nobody asked for them.
        let grounds: [UInt8]
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
        let fragment = RuleFragments.made(of: rule, in: language)
        known[ObjectIdentifier(rule)] = fragment
        return fragment
    }

    private static func made(of rule: Rule, in language: ReportLanguage) -> Fragment {
        let advice = rule.advice[language]
        return Fragment(
            head: written { json in
                json.key("rule")
                json.value(rule.id.name)
                json.key("category")
                json.value(rule.category)
                json.key("severity")
                json.value(rule.severity.rawValue)
                json.key("points")
                json.raw(rule.points.description)
            },
            message: TextPieces(of: rule.message[language]),
            fix: MessageTemplate.names(in: advice).isEmpty ? written { JSONv1.write(fix: advice, to: &$0) } : nil,
            equivalents: written { $0.member(rule.equivalents) },
            grounds: written { json in
                if !rule.grounds.laws.isEmpty { json.member(rule.grounds.laws, in: language) }
                if !rule.grounds.demands.isEmpty { json.member(rule.grounds.demands) }
            })
    }

    private static func written(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        write(&json)
        return json.bytes
    }
}

extension JSONWriter {
    /// The member `equivalents`.
    mutating func member(_ equivalents: Rule.Equivalents) {
        key("equivalents")
        beginObject()
        key("spamassassin")
        value(equivalents.spamassassin)
        key("rspamd")
        value(equivalents.rspamd)
        endObject()
    }
}
