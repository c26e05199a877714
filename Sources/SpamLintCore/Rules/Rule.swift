/// One rule: what counts as a problem, how bad it is, and how to say so; the Swift face of a file in `Rules/`.
///
/// A class, because findings and plans share rules and none changes one.
public final class Rule: Sendable {
    /// On what the points of a rule rest.
    public enum Basis: String, Sendable, CaseIterable {
        case corpus, provider, law, standard, peer, judgement
    }

    /// Where a reader can check the reason.
    public struct Reference: Sendable, Equatable {
        public let title: String
        public let url: String

        public init(title: String, url: String) {
            self.title = title
            self.url = url
        }
    }

    /// The symbols of other filters that mean the same.
    public struct Equivalents: Sendable, Equatable {
        public var spamassassin: [String]
        public var rspamd: [String]

        public init(spamassassin: [String] = [], rspamd: [String] = []) {
            self.spamassassin = spamassassin
            self.rspamd = rspamd
        }

        /// The symbols of one receiver, by the name of its profile.
        public func symbols(of receiver: String) -> [String] {
            switch receiver {
            case "spamassassin": spamassassin
            case "rspamd": rspamd
            default: []
            }
        }
    }

    public let id: RuleID
    public let title: LocalizedText
    /// The name of its category.
    public let category: String
    public let classes: MessageClasses
    /// What a file must have for the rule to hold for it; `.header` leaves bare bodies and templates alone.
    public let needs: Needs
    public let severity: Severity
    public let points: Points
    public let basis: Basis
    /// The version that brought it.
    public let since: String
    /// BCP 47 tags of the languages that it is about; empty: any.
    public let locales: [String]
    public let why: LocalizedText
    /// What to do about it.
    public let advice: LocalizedText
    /// What following the advice does to numbers, by the names of their facts. A rule that looks for a number need not say so of this one.
    public let reaches: [String: FactReach]
    /// The name of the fixer that mends what it finds; nil where a person has to.
    public let mend: String?
    /// What a finding says; `{value}` and the like stand for what was measured.
    public let message: LocalizedText
    public let match: Match
    private let deferredEquivalents: Deferred<Equivalents>
    private let deferredReferences: Deferred<[Reference]>
    public let grounds: Grounds

    public convenience init(
        id: RuleID, title: LocalizedText, category: String, classes: MessageClasses, needs: Needs = [], severity: Severity, points: Points,
        basis: Basis, since: String, locales: [String], why: LocalizedText, advice: LocalizedText, message: LocalizedText, match: Match,
        equivalents: Equivalents, references: [Reference], reaches: [String: FactReach] = [:], mend: String? = nil,
        grounds: Grounds = Grounds()
    ) {
        self.init(
            id: id, title: title, category: category, classes: classes, needs: needs, severity: severity, points: points, basis: basis,
            since: since, locales: locales, why: why, advice: advice, message: message, match: match, equivalents: Deferred(equivalents),
            references: Deferred(references), reaches: reaches, mend: mend, grounds: grounds)
    }

    init(
        id: RuleID, title: LocalizedText, category: String, classes: MessageClasses, needs: Needs, severity: Severity, points: Points,
        basis: Basis, since: String, locales: [String], why: LocalizedText, advice: LocalizedText, message: LocalizedText, match: Match,
        equivalents: Deferred<Equivalents>, references: Deferred<[Reference]>, reaches: [String: FactReach], mend: String?, grounds: Grounds
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.classes = classes
        self.needs = needs
        self.severity = severity
        self.points = points
        self.basis = basis
        self.since = since
        self.locales = locales
        self.why = why
        self.advice = advice
        self.reaches = reaches
        self.mend = mend
        self.message = message
        self.match = match
        deferredEquivalents = equivalents
        deferredReferences = references
        self.grounds = grounds
    }

    /// The same rule on other grounds, or as a user wants it.
    init(_ rule: Rule, standingOn grounds: Grounds? = nil, setting: RuleSetting = RuleSetting()) {
        self.id = rule.id
        self.title = rule.title
        self.category = rule.category
        self.classes = rule.classes
        self.needs = rule.needs
        self.severity = setting.severity ?? rule.severity
        self.points = setting.points ?? rule.points
        self.basis = rule.basis
        self.since = rule.since
        self.locales = rule.locales
        self.why = rule.why
        self.advice = rule.advice
        self.reaches = rule.reaches
        self.mend = rule.mend
        self.message = rule.message
        self.match = rule.match.setting(setting.options)
        self.deferredEquivalents = rule.deferredEquivalents
        self.deferredReferences = rule.deferredReferences
        self.grounds = grounds ?? rule.grounds
    }

    public var equivalents: Equivalents { deferredEquivalents.value }
    public var references: [Reference] { deferredReferences.value }
}
