/// An article of a law that stands behind a rule.
public struct LawArticle: Sendable, Equatable {
    /// Where it holds.
    public let markets: [Market]
    public let name: LocalizedText
    /// As lawyers cite it: "15 USC 7704(a)(5)".
    public let article: String
    /// The day from which it applies, as in 2004-01-01.
    public let date: String

    public init(markets: [Market], name: LocalizedText, article: String, date: String) {
        self.markets = markets
        self.name = name
        self.article = article
        self.date = date
    }
}
