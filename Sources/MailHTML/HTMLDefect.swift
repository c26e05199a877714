/// A way in which HTML can be broken.
public enum HTMLDefectKind: String, Sendable, CaseIterable {
    /// A start or end tag that no `>` ends; it was taken to end at the next one.
    case unterminatedTag = "unterminated-tag"
    /// A comment that no `-->` ends; it was taken to end at the next `>`.
    case unterminatedComment = "unterminated-comment"
    /// `<title>`, `<style>`, `<script>`, … without an end tag; what follows was read as usual.
    case unterminatedRawText = "unterminated-raw-text"
    /// `<!-->` or `<!--->`: a comment that ends where it begins.
    case abruptComment = "abrupt-comment"
    /// A NUL byte.
    case nul = "nul"
    /// A tag with more than 256 attributes.
    case manyAttributes = "many-attributes"
    /// Elements nested deeper than libxml2 is given; nested by a simpler rule from there on.
    case deepNesting = "deep-nesting"
    /// libxml2 gave up; the rest was nested by a simpler rule.
    case parserStopped = "parser-stopped"
    /// More style rules for one name than are applied.
    case styleRulesDropped = "style-rules-dropped"
    /// More elements, links or images than are listed or looked at. The text is read all the same.
    case listsTruncated = "lists-truncated"
}

/// Something broken in the HTML, with its place.
public struct HTMLDefect: Sendable, Equatable {
    public let kind: HTMLDefectKind
    /// Where, in HTML offsets.
    public let place: Range<Int>
}
