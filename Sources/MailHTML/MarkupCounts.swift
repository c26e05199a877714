/// How the HTML is written.
public struct MarkupCounts: Sendable, Equatable {
    /// Start tags.
    public internal(set) var elements = 0
    public internal(set) var comments = 0
    /// End tags that close nothing.
    public internal(set) var unmatchedEndTags = 0
    /// Elements still open at the end, `html` and `body` included where they were opened.
    public internal(set) var unclosedElements = 0
}
