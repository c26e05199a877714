import MailBytes

/// Turns tokens into the tables of a `Document`, in one pass and without recursion.
///
/// Keeps its own stack of open elements. Which of the block elements a tag opens and closes is libxml2's word (`Nesting`); the rest
/// (emphasis, links, unknown names) nests by name, inside the block that holds it. Where libxml2's HTML 4 habits would lose what today's
/// clients show, the tags it gets are mended first (`TreeBuilder+Tags`).
struct TreeBuilder: ~Copyable {
    /// An open element.
    struct Frame {
        /// `ElementName.rawValue`, or a number above for each unknown name.
        var name: Int32
        /// The frame below with the same name, or -1.
        var previous: Int32
        /// The nearest frame, this one included, that end tags don't reach through; -1 for none.
        var boundary: Int32
        /// The nearest frame, this one included, that is a block; -1 for none.
        var block: Int32
        /// Rows of the tables; -1 for none.
        var node: Int32
        var style: Int32
        var link: Int32
        /// Names that selectors know, pushed for this element.
        var selectorNames: Int32
        var isNested: Bool
        var isBlock: Bool
        var ownsLink: Bool
    }

    let source: UnsafeBufferPointer<UInt8>
    var tokenizer: Tokenizer
    var nesting = Nesting()
    let traits = ElementTraits.table

    var frames: [Frame] = []
    /// The topmost frame of each name, or -1.
    var lastOpen = [Int32](repeating: -1, count: 256)
    private var unknownNames: [NameKey: Int32] = [:]

    var styles = [Style()]
    /// Empty where the page has none.
    let sheet: StyleSheet
    var matcher = RuleMatcher()
    /// What the current tag declares.
    var own = Declarations()
    var decoded: [UInt8] = []

    var visible = FlowBuilder()
    var hidden = FlowBuilder()
    var nodes: [Node] = []
    var links: [Link] = []
    var images: [Image] = []
    /// The last image that a reader sees, so that a link knows of one without looking through all that are inside it.
    var lastShownImage = -1
    var features: [Feature] = []
    var hiddenRuns: [HiddenRun] = []
    var faintRuns: [FaintRun] = []
    var isFaintRunOpen = false

    var title: Range<Int>?
    var language: Range<Int>?
    var charset: Range<Int>?
    var counts = MarkupCounts()
    /// The visible text of the first element that calls itself a preheader, and its frame while it is open.
    var namedPreheader: Range<Int>?
    var preheaderFrame: Int?
    var defects = DefectList()

    init(_ source: UnsafeBufferPointer<UInt8>, sheet: StyleSheet?) {
        self.source = source
        self.sheet = sheet ?? StyleSheet.none
        tokenizer = Tokenizer(source)
        styles[0].settle()
        frames.reserveCapacity(64)
        // Markup is the larger part of most pages; what is set aside and not needed would be a copy of a large page.
        visible.reserveCapacity(source.count / 4)
        if let sheet {
            for url in sheet.imports { add(Feature(.styleImport, url, value: url)) }
            if sheet.hasDroppedRules { defects.append(.styleRulesDropped, 0..<0) }
        }
    }

    /// The span of the current tag; of the start tag alone where the token is a whole element.
    var tag: Range<Int> { tokenizer.start..<(tokenizer.rawContent?.lowerBound ?? tokenizer.end) }

    var topStyle: Int { frames.last.map { Int($0.style) } ?? 0 }

    mutating func run() {
        while true {
            switch tokenizer.next() {
            case .text: text(tag, [])
            case .startTag: startTag()
            case .endTag: endTag()
            case .comment: comment()
            case .declaration: break
            case .end:
                finish()
                return
            }
        }
    }

    private mutating func finish() {
        counts.unclosedElements = frames.count
        while !frames.isEmpty { pop(end: source.count) }
        if nesting.hasFailed { defects.append(.parserStopped, 0..<0) }
        defects.append(contentsOf: tokenizer.defects)
    }

    private mutating func comment() {
        counts.comments += 1
        // `<!--[if !mso]><!-->` only opens what everybody reads.
        guard source.hasASCIICaseless("<!--[if", at: tag.lowerBound), source.hasASCIICaseless("<![endif]-->", at: tag.upperBound - 12)
        else {
            return
        }
        guard let close = source.firstIndex(of: UInt8(ascii: "]"), from: tag.lowerBound, to: tag.upperBound) else { return }
        add(Feature(.conditionalComment, tag, value: (tag.lowerBound + 5)..<close))
    }

    // MARK: Open elements

    /// The number of the current tag's name.
    mutating func currentName() -> Int32 {
        guard tokenizer.name == .unknown else { return Int32(tokenizer.name.rawValue) }
        if let known = unknownNames[tokenizer.nameKey] { return known }
        let number = Int32(256 + unknownNames.count)
        unknownNames[tokenizer.nameKey] = number
        lastOpen.append(-1)
        return number
    }

    /// Adds a row for the current tag; -1 where the table is full.
    mutating func addNode(_ name: ElementName) -> Int32 {
        counts.elements += 1
        guard nodes.count < HTMLLimits.rows else {
            if nodes.count == HTMLLimits.rows { defects.append(.listsTruncated, tag) }
            return -1
        }
        nodes.append(Node(name: name, parent: frames.last?.node ?? -1, tag: tag))
        return Int32(nodes.count - 1)
    }

    mutating func push(_ name: Int32, _ element: ElementName, node: Int32, style: Int32, isNested: Bool, isBlock: Bool) {
        let index = Int32(frames.count)
        let traits = traits[Int(element.rawValue)]
        let below = frames.last
        frames.append(
            Frame(
                name: name, previous: lastOpen[Int(name)], boundary: traits.contains(.boundary) ? index : below?.boundary ?? -1,
                block: traits.contains(.block) || traits.contains(.cell) ? index : below?.block ?? -1, node: node, style: style,
                link: below?.link ?? -1, selectorNames: 0, isNested: isNested, isBlock: isBlock, ownsLink: false
            )
        )
        lastOpen[Int(name)] = index
    }

    /// Ends the topmost element at `end`, because of the tag at `span`; the current one where not given.
    mutating func pop(end: Int, by span: Range<Int>? = nil) {
        guard let frame = frames.popLast() else { return }
        lastOpen[Int(frame.name)] = frame.previous
        if frame.node >= 0 { nodes[Int(frame.node)].spanEnd = Int32(end) }
        if frame.ownsLink { closeLink(Int(frame.link), end: end) }
        if frame.isBlock { breakLine(style: Int(frame.style), at: span ?? tag) }
        if frame.selectorNames > 0 { matcher.leave(frame.selectorNames) }
        if preheaderFrame == frames.count { closeNamedPreheader() }
        if Int(frame.style) > topStyle { styles.removeLast() }
    }

    /// Ends the elements above the frame `index`, at the beginning of the current tag.
    mutating func popAbove(_ index: Int) {
        while frames.count > index + 1 { closeTop(end: tokenizer.start) }
    }

    /// Ends the topmost element, in libxml2 too.
    mutating func closeTop(end: Int) {
        guard let frame = frames.last else { return }
        if frame.isNested, let name = ElementName(rawValue: UInt8(truncatingIfNeeded: frame.name)) { _ = nesting.close(name) }
        pop(end: end)
    }

    /// Ends as many elements of libxml2's as it said, and what lies in them.
    mutating func popNested(_ count: Int) {
        var rest = count
        while rest > 0, let frame = frames.last {
            if frame.isNested { rest -= 1 }
            pop(end: tokenizer.start)
        }
    }

    /// Begins a line because of the tag at `span`, unless its element is no box at all.
    mutating func breakLine(style: Int, at span: Range<Int>) {
        hidden.breakLine(span)
        switch styles[style].lasting?.reason {
        case .display, .attribute, .element: break
        default: visible.breakLine(span)
        }
    }

    mutating func add(_ feature: Feature) {
        guard features.count < HTMLLimits.rows else {
            if features.count == HTMLLimits.rows { defects.append(.listsTruncated, feature.span) }
            return
        }
        features.append(feature)
    }
}
