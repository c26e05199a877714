/// What a page shows of a message: its head, its body, where in that findings lie, and how text and pictures follow one another.
public struct MessageView: Sendable {
    /// A place in the body that a rule found something at.
    public struct Mark: Sendable {
        public let rule: RuleID
        /// Bytes of `body`.
        public let range: Range<Int>

        public init(rule: RuleID, range: Range<Int>) {
            self.rule = rule
            self.range = range
        }
    }

    /// What follows on what in the body, from the top.
    public enum Block: Sendable, Equatable {
        /// So many cells of text.
        case text(cells: Int)
        /// Pixels, where they are said.
        case picture(width: Double?, height: Double?)
    }

    /// Fields of the head that are shown, decoded, in order.
    public let fields: [(name: String, text: String)]
    /// The HTML, or else the plain text, that a reader is shown; UTF-8.
    public let body: [UInt8]
    public let isHTML: Bool
    public let marks: [Mark]
    public let blocks: [Block]

    public init(fields: [(name: String, text: String)], body: [UInt8], isHTML: Bool, marks: [Mark], blocks: [Block]) {
        self.fields = fields
        self.body = body
        self.isHTML = isHTML
        self.marks = marks
        self.blocks = blocks
    }
}
