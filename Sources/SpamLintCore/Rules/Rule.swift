/// One rule: what counts as a problem, how bad it is, and how to say so. Its Swift face of a file in `Rules/`.
public struct Rule: Sendable {
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
    }

    public var id: RuleID
    public var title: LocalizedText
    /// The name of its category.
    public var category: String
    public var classes: MessageClasses
    public var severity: Severity
    public var points: Points
    public var basis: Basis
    /// The version that brought it.
    public var since: String
    /// BCP 47 tags of the languages that it is about; empty: any.
    public var locales: [String]
    public var why: LocalizedText
    /// What to do about it.
    public var advice: LocalizedText
    /// What a finding says; `{value}` and the like stand for what was measured.
    public var message: LocalizedText
    public var match: Match
    public var equivalents: Equivalents
    public var references: [Reference]

    public init(
        id: RuleID, title: LocalizedText, category: String, classes: MessageClasses, severity: Severity, points: Points, basis: Basis,
        since: String, locales: [String], why: LocalizedText, advice: LocalizedText, message: LocalizedText, match: Match,
        equivalents: Equivalents, references: [Reference]
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.classes = classes
        self.severity = severity
        self.points = points
        self.basis = basis
        self.since = since
        self.locales = locales
        self.why = why
        self.advice = advice
        self.message = message
        self.match = match
        self.equivalents = equivalents
        self.references = references
    }
}
