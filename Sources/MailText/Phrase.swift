/// Something to look for: text as a person wrote it, and the number that a hit reports.
public struct Phrase: Sendable, Hashable {
    /// Which ends of the phrase have to be the end of a word.
    ///
    /// Only matters where the phrase begins or ends with a letter of an alphabet or with a digit: Chinese, Japanese, Korean and Thai
    /// have no such boundary, and neither have symbols.
    public struct Boundaries: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let start = Boundaries(rawValue: 1)
        public static let end = Boundaries(rawValue: 2)
        /// A whole word or words.
        public static let words: Boundaries = [.start, .end]
    }

    /// UTF-8, unfolded.
    public var text: [UInt8]
    /// What a hit reports. Several phrases may share one.
    public var id: Int32
    public var boundaries: Boundaries
    /// Whether it is looked for in the skeleton too. Off for regex anchors, which are confirmed on folded text.
    public var inSkeleton: Bool

    public init(_ text: [UInt8], id: Int32, boundaries: Boundaries = .words, inSkeleton: Bool = true) {
        self.text = text
        self.id = id
        self.boundaries = boundaries
        self.inSkeleton = inSkeleton
    }

    public init(_ text: String, id: Int32, boundaries: Boundaries = .words, inSkeleton: Bool = true) {
        self.init(Array(text.utf8), id: id, boundaries: boundaries, inSkeleton: inSkeleton)
    }
}
