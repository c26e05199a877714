/// A rule that fired at a place.
public struct Finding: Sendable {
    public let rule: Rule
    public let location: Location
    /// The text found there, decoded; nil where nothing is quoted or it is longer than a report bears.
    public let text: String?
    public let disguised: Bool
    /// What the message names.
    public let values: [(name: String, value: String)]
    /// Present when it was asked for.
    public let excerpt: Excerpt?
    /// What mends it; nil where there is nothing but the rule's advice.
    public var fix: Fix?

    public init(
        rule: Rule, location: Location, text: String?, disguised: Bool, values: [(name: String, value: String)], excerpt: Excerpt? = nil
    ) {
        self.rule = rule
        self.location = location
        self.text = text
        self.disguised = disguised
        self.values = values
        self.excerpt = excerpt
    }

    /// What the finding says, with its values filled in.
    public func message(in language: ReportLanguage) -> String { MessageTemplate.fill(rule.message[language], value: value) }

    /// What to do about it, with its values filled in.
    public func advice(in language: ReportLanguage) -> String { MessageTemplate.fill(rule.advice[language], value: value) }

    /// What `{name}` stands for in the rule's texts; nil for a name that the rule's match does not measure.
    public func value(_ name: String) -> String? {
        if name == "text" { return text.map { MessageTemplate.shorten($0, to: 60) } ?? "" }
        // A file name or an address may be megabytes long.
        return (values.first { $0.name == name }?.value).map { MessageTemplate.shorten($0, to: 120) }
    }
}
