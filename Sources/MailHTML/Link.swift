/// An `<a>` or `<area>` with a target.
public struct Link: Sendable, Equatable {
    public enum Element: UInt8, Sendable {
        case anchor, area
    }

    public let element: Element
    /// Whether no reader sees it: hidden itself, or with nothing in it but hidden text and hidden images.
    public internal(set) var isHidden: Bool

    private let tagStart: Int32
    private let tagEnd: Int32
    var spanEnd: Int32
    private let hrefStart: Int32
    private let hrefEnd: Int32
    var textStart: Int32
    var textEnd: Int32
    var hiddenStart: Int32
    var hiddenEnd: Int32
    let firstImage: Int32
    var endOfImages: Int32

    init(_ element: Element, tag: Range<Int>, href: Range<Int>, text: Int, hidden: Int, images: Int, isHidden: Bool) {
        self.element = element
        self.isHidden = isHidden
        tagStart = Int32(tag.lowerBound)
        tagEnd = Int32(tag.upperBound)
        spanEnd = tagEnd
        hrefStart = Int32(href.lowerBound)
        hrefEnd = Int32(href.upperBound)
        textStart = Int32(text)
        textEnd = textStart
        hiddenStart = Int32(hidden)
        hiddenEnd = hiddenStart
        firstImage = Int32(images)
        endOfImages = firstImage
    }

    /// The value of `href`, between its quotes, in HTML offsets. `Document.url(_:)` decodes it.
    public var href: Range<Int> { Int(hrefStart)..<Int(hrefEnd) }
    /// The start tag, in HTML offsets.
    public var startTag: Range<Int> { Int(tagStart)..<Int(tagEnd) }
    /// The element from its start tag to its end, in HTML offsets.
    public var span: Range<Int> { Int(tagStart)..<Int(spanEnd) }
    /// What a reader sees of its text: a range of `Document.visible`, perhaps empty.
    public var text: Range<Int> { Int(textStart)..<Int(textEnd) }
    /// What a reader does not see: a range of `Document.hiddenFlow`, perhaps empty.
    public var hiddenText: Range<Int> { Int(hiddenStart)..<Int(hiddenEnd) }
    /// The images inside: a range of `Document.images`.
    public var images: Range<Int> { Int(firstImage)..<Int(endOfImages) }
}
