extension TreeBuilder {
    mutating func startTag() {
        let element = tokenizer.name == .image ? .img : tokenizer.name
        let traits = traits[Int(element.rawValue)]
        if tokenizer.attributeMask & TreeBuilder.noted != 0 { noteAttributes() }
        if traits.contains(.void) {
            if traits.contains(.endsParagraph) { closeParagraph() }
            leaf(element)
            return
        }
        if traits.contains(.rawText) {
            rawText(element)
            return
        }
        if element == .head {
            _ = addNode(element)
            return
        }
        mend(element, traits)
        guard frames.count < HTMLLimits.frames else {
            defects.append(.deepNesting, tag)
            _ = addNode(element)
            return
        }
        var isNested = false
        if traits.contains(.nested) { isNested = nest(element) }
        open(element, traits, isNested: isNested)
    }

    private static var noted: UInt64 { AttributeName.event.bit | AttributeName.lang.bit | AttributeName.xmlLang.bit }

    /// Has libxml2 open the element; false where it is nested without it.
    private mutating func nest(_ element: ElementName) -> Bool {
        guard nesting.isOpen else {
            if !nesting.hasFailed { defects.append(.deepNesting, tag) }
            return false
        }
        let (closed, opened) = nesting.open(element)
        popNested(closed)
        return opened
    }

    private mutating func open(_ element: ElementName, _ traits: ElementTraits, isNested: Bool) {
        let name = currentName()
        let node = addNode(element)
        let style = openStyle(element, node: node)
        var isBlock = traits.contains(.block)
        var isCell = traits.contains(.cell)
        if own.has(.display), own.display != .none {
            isBlock = own.display == .block || own.display == .row
            isCell = own.display == .cell
        }
        push(name, element, node: node, style: style, isNested: isNested, isBlock: isBlock)
        if matcher.hasEntered { frames[frames.count - 1].selectorNames = matcher.takeEntered() }
        if isBlock {
            breakLine(style: Int(style), at: tag)
        } else if isCell {
            visible.breakCell(tag)
            hidden.breakCell(tag)
        }
        if element == .a, let href = tokenizer.attribute(.href) { openLink(href) }
        if own.has(.backgroundImage) || tokenizer.attributeMask & AttributeName.background.bit != 0 { addBackground() }
        noteElement(element)
        notePreheader()
    }

    // MARK: Mending

    /// Closes what HTML closes before this element and libxml2 would leave open, because something else lies between.
    private mutating func mend(_ element: ElementName, _ traits: ElementTraits) {
        if traits.contains(.endsParagraph) { closeParagraph() }
        switch element {
        case .a: closeIfOpen(.a, above: boundary)
        case .li: closeIfOpen(.li, above: max(boundary, last(.ul), last(.ol)))
        case .dd, .dt:
            closeIfOpen(.dd, above: max(boundary, last(.dl)))
            closeIfOpen(.dt, above: max(boundary, last(.dl)))
        case .option: closeIfOpen(.option, above: max(boundary, last(.select)))
        default:
            if traits.contains(.tablePart) { mendTable(element) }
        }
    }

    private mutating func mendTable(_ element: ElementName) {
        let table = last(.table)
        closeIfOpen(.td, above: table)
        closeIfOpen(.th, above: table)
        closeIfOpen(.caption, above: table)
        guard element != .td, element != .th else { return }
        closeIfOpen(.tr, above: table)
        guard element != .tr else { return }
        closeIfOpen(.tbody, above: table)
        closeIfOpen(.thead, above: table)
        closeIfOpen(.tfoot, above: table)
    }

    /// A paragraph ends where a block begins, whatever lies between.
    private mutating func closeParagraph() { closeIfOpen(.p, above: boundary) }

    private var boundary: Int32 { frames.last?.boundary ?? -1 }

    @inline(__always) private func last(_ element: ElementName) -> Int32 { lastOpen[Int(element.rawValue)] }

    @inline(__always) private mutating func closeIfOpen(_ element: ElementName, above limit: Int32) {
        let index = last(element)
        guard index >= 0, index > limit else { return }
        popAbove(Int(index))
        closeTop(end: tokenizer.start)
    }

    // MARK: End tags

    mutating func endTag() {
        let element = tokenizer.name
        let traits = traits[Int(element.rawValue)]
        if traits.contains(.scaffold) { return }
        if element == .br {
            lineBreak()
            return
        }
        let index = lastOpen[Int(currentName())]
        guard index >= 0, index > limit(element, traits) else {
            counts.unmatchedEndTags += 1
            if element == .p { breakLine(style: topStyle, at: tag) }
            return
        }
        popAbove(Int(index))
        closeTop(end: tokenizer.end)
    }

    /// The frame that an end tag does not reach: the innermost table for its parts, the innermost cell for the rest, and the innermost
    /// block for what is neither block nor emphasis.
    private func limit(_ element: ElementName, _ traits: ElementTraits) -> Int32 {
        if element == .table || element == .template || element == .object || element == .applet || element == .marquee { return -1 }
        if traits.contains(.tablePart) { return last(.table) }
        if element == .li { return max(boundary, last(.ul), last(.ol)) }
        if traits.contains(.block) || traits.contains(.reaching) { return boundary }
        return max(boundary, frames.last?.block ?? -1)
    }

    mutating func lineBreak() {
        hidden.lineBreak(tag)
        switch styles[topStyle].lasting?.reason {
        case .display, .attribute, .element: break
        default: visible.lineBreak(tag)
        }
    }
}
