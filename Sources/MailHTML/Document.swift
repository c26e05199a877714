import MailBytes

/// An HTML page as mail carries it: a flat table of elements with their places, and what a reader sees and does not see of it.
///
/// Any bytes give a document. Offsets called *HTML offsets* are into `utf8`. Reading takes time linear in the bytes, whatever they nest.
///
/// **Doesn't** load anything, run scripts, or lay out: a text is hidden by what its element and those around it declare, not by what
/// another box covers.
public struct Document: Sendable {
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
        self = page.withUnsafeBufferPointer { Document(page, $0) }
    }

    private init(_ utf8: PageBytes, _ source: UnsafeBufferPointer<UInt8>) {
        self.utf8 = utf8
        var builder = TreeBuilder(source, sheet: StyleSheet.collect(source))
        builder.run()
        nodes = builder.nodes
        visible = builder.visible.flow
        hiddenFlow = builder.hidden.flow
        links = builder.links
        images = builder.images
        features = builder.features
        faint = builder.faintRuns
        title = builder.title
        language = builder.language
        declaredCharset = builder.charset
        defects = builder.defects.all
        counts = builder.counts
        var elements = [Bool](repeating: false, count: ElementName.allCases.count)
        for node in builder.nodes { elements[Int(node.name.rawValue)] = true }
        self.elements = elements
        visibleText = visible.utf8.withUnsafeBufferPointer { TextMeasure(of: $0) }
        area = AreaMeasure(of: builder.images)
        var runs = builder.hiddenRuns
        let hiddenPreheader = PreheaderFinder.find(&runs, in: hiddenFlow, nodes: nodes, links: links, html: source)
        hidden = runs
        if let hiddenPreheader {
            preheader = hiddenPreheader
        } else if let range = builder.namedPreheader {
            preheader = Preheader(isHidden: false, text: range, characters: TextMeasure(of: visible.utf8[range]).characters)
        } else {
            preheader = nil
        }
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
            var i = range.clamped(to: 0..<source.count).lowerBound
            var end = range.clamped(to: 0..<source.count).upperBound
            while i < end, source[i] <= ASCII.space { i += 1 }
            while i < end, source[end - 1] <= ASCII.space { end -= 1 }
            while i < end {
                if source[i] == UInt8(ascii: "&"),
                    let reference = CharacterReference(in: source, at: i, limit: end, inAttribute: true)
                {
                    let before = flow.utf8.count
                    if !reference.isSpace || reference.first == 0x20 { reference.forEachByte { flow.utf8.append($0) } }
                    flow.map.appendBlock(flow.utf8.count - before, for: i..<(i + reference.length))
                    i += reference.length
                    continue
                }
                if source[i] != ASCII.tab, source[i] != ASCII.lf, source[i] != ASCII.cr {
                    flow.utf8.append(source[i])
                    flow.map.appendCopy(of: i..<(i + 1))
                }
                i += 1
            }
            return flow
        }
    }
}
