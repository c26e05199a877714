/// What reading a page gives: the fields of a `Document`, which tells what they are.
struct PageReading {
    let nodes: [Node]
    let visible: Flow
    let hiddenFlow: Flow
    let hidden: [HiddenRun]
    let preheader: Preheader?
    let faint: [FaintRun]
    let links: [Link]
    let images: [Image]
    let features: [Feature]
    let title: Range<Int>?
    let language: Range<Int>?
    let declaredCharset: Range<Int>?
    let defects: [HTMLDefect]
    let counts: MarkupCounts
    let elements: [Bool]
    let visibleText: TextMeasure
    let area: AreaMeasure

    init(of source: UnsafeBufferPointer<UInt8>) {
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
