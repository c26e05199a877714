import MailBytes

/// An HTML page as mail carries it: a flat table of elements with their places, and what a reader sees and does not see of it.
///
/// Any bytes give a document. Offsets called *HTML offsets* are into `utf8`. Reading takes time linear in the bytes, whatever they nest.
///
/// **Doesn't** load anything, run scripts, or lay out: a text is hidden by what its element and those around it declare, not by what
/// another box covers.
///
/// A class, because it is handed round among dozens of checks.
public final class Document: Sendable {
    /// The HTML.
    public let utf8: PageBytes
    /// The elements in the order of their start tags, each after the one it lies in.
    public let nodes: [Node]
    /// The text as a reader sees it: white space collapsed, blocks on lines, table cells separated by tabs.
    public let visible: Flow
    /// The text that `hidden` tells of, each run on a line.
    public let hiddenFlow: Flow
    /// Text that a reader does not see, in order.
    public let hidden: [HiddenRun]
    /// The preview line, if there is one.
    public let preheader: Preheader?
    /// Visible text in small letters or with little contrast, in order.
    public let faint: [FaintRun]
    public let links: [Link]
    /// Pictures in order, backgrounds included.
    public let images: [Image]
    /// Forms, scripts, frames and so on, in order; `@import` rules first.
    public let features: [Feature]
    /// The content of the first `<title>`, in HTML offsets.
    public let title: Range<Int>?
    /// The first `lang`, in HTML offsets.
    public let language: Range<Int>?
    /// The charset that a `<meta>` declares, in HTML offsets. It was not believed.
    public let declaredCharset: Range<Int>?
    public let defects: [HTMLDefect]
    public let counts: MarkupCounts
    /// Which elements there are, by their raw values.
    private let elements: [Bool]
    /// How much text a reader sees.
    public let visibleText: TextMeasure
    /// The room that visible pictures take.
    public let area: AreaMeasure

    /// Reads `utf8`, which should be valid UTF-8; bytes that are not stand for themselves.
    ///
    /// - Parameter range: Where in `utf8` the page lies; it is all of it where not given. Offsets count from its beginning either way.
    public init(utf8: [UInt8], in range: Range<Int>? = nil) {
        let page = PageBytes(utf8, in: range)
        let reading = page.withUnsafeBufferPointer { PageReading(of: $0) }
        self.utf8 = page
        nodes = reading.nodes
        visible = reading.visible
        hiddenFlow = reading.hiddenFlow
        hidden = reading.hidden
        preheader = reading.preheader
        faint = reading.faint
        links = reading.links
        images = reading.images
        features = reading.features
        title = reading.title
        language = reading.language
        declaredCharset = reading.declaredCharset
        defects = reading.defects
        counts = reading.counts
        elements = reading.elements
        visibleText = reading.visibleText
        area = reading.area
    }
}

extension Document {
    /// Whether there is such an element.
    public func holds(_ name: ElementName) -> Bool { elements[Int(name.rawValue)] }

    /// The features of one kind, in order.
    public func features(_ kind: Feature.Kind) -> [Feature] { features.filter { $0.kind == kind } }

    /// The value of an attribute at `range`, character references decoded, white space collapsed.
    public func text(_ range: Range<Int>) -> Flow {
        utf8.withUnsafeBufferPointer { source in
            var builder = FlowBuilder()
            _ = builder.append(source, range.clamped(to: 0..<source.count), .attribute)
            return builder.flow
        }
    }

    /// The URL at `range` (`href`, `src`, …) as clients open it: references decoded, white space around it and line breaks in it dropped.
    public func url(_ range: Range<Int>) -> Flow {
        utf8.withUnsafeBufferPointer { source in
            var flow = Flow()
            Document.readURL(source, range) { piece in
                switch piece {
                case .copy(let range):
                    flow.utf8.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
                    flow.map.appendCopy(of: range)
                case .reference(let reference, let offset):
                    let before = flow.utf8.count
                    if !reference.isSpace || reference.first == 0x20 { reference.forEachByte { flow.utf8.append($0) } }
                    flow.map.appendBlock(flow.utf8.count - before, for: offset..<offset + reference.length)
                }
            }
            return flow
        }
    }

    /// The bytes of `url(_:)`, for those who need no way back.
    public func urlBytes(_ range: Range<Int>) -> [UInt8] {
        utf8.withUnsafeBufferPointer { source in
            var bytes: [UInt8] = []
            Document.readURL(source, range) { piece in
                switch piece {
                case .copy(let range): bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
                case .reference(let reference, _):
                    if !reference.isSpace || reference.first == 0x20 { reference.forEachByte { bytes.append($0) } }
                }
            }
            return bytes
        }
    }

    /// A piece of an address as it is written.
    private enum URLPiece {
        case copy(Range<Int>)
        case reference(CharacterReference, at: Int)
    }

    /// Cuts an address into what is taken as it stands and what is decoded; most are of one piece.
    @inline(__always)
    private static func readURL(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ take: (URLPiece) -> Void) {
        let range = range.clamped(to: 0..<source.count)
        var i = range.lowerBound
        var end = range.upperBound
        while i < end, source[i] <= ASCII.space { i += 1 }
        while i < end, source[end - 1] <= ASCII.space { end -= 1 }
        var copied = i
        while i < end {
            let byte = source[i]
            if byte == UInt8(ascii: "&"), let reference = CharacterReference(in: source, at: i, limit: end, inAttribute: true) {
                if copied < i { take(.copy(copied..<i)) }
                take(.reference(reference, at: i))
                i += reference.length
                copied = i
            } else if byte == ASCII.tab || byte == ASCII.lf || byte == ASCII.cr {
                if copied < i { take(.copy(copied..<i)) }
                i += 1
                copied = i
            } else {
                i += 1
            }
        }
        if copied < end { take(.copy(copied..<end)) }
    }
}
