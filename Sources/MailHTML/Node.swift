/// One element of the page.
public struct Node: Sendable, Equatable {
    public let name: ElementName
    /// Whether its text is not seen (see `Document.hidden`).
    public internal(set) var isHidden: Bool
    /// Index of the element it lies in, or -1.
    private let parentIndex: Int32
    private let tagStart: Int32
    private let tagEnd: Int32
    var spanEnd: Int32

    init(name: ElementName, parent: Int32, tag: Range<Int>) {
        self.name = name
        parentIndex = parent
        tagStart = Int32(tag.lowerBound)
        tagEnd = Int32(tag.upperBound)
        spanEnd = tagEnd
        isHidden = false
    }

    /// Index in `Document.nodes` of the element it lies in; nil at the top.
    public var parent: Int? { parentIndex < 0 ? nil : Int(parentIndex) }
    /// The start tag, in HTML offsets.
    public var startTag: Range<Int> { Int(tagStart)..<Int(tagEnd) }
    /// From the start tag to where the element ends, its end tag included.
    public var span: Range<Int> { Int(tagStart)..<Int(spanEnd) }
}
