/// A family of rules whose points cannot add up past its cap (`Rules/categories.yml`).
public struct Category: Sendable, Equatable {
    public let name: String
    public let title: LocalizedText
    public let cap: Points

    public init(name: String, title: LocalizedText, cap: Points) {
        self.name = name
        self.title = title
        self.cap = cap
    }
}
