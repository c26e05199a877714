extension TreeBuilder {
    /// Text in the topmost element.
    mutating func text(_ range: Range<Int>, _ reading: FlowBuilder.Reading) {
        let style = topStyle
        var reading = reading
        if styles[style].preservesSpace { reading.insert(.preserved) }
        guard let hiding = swallowed ?? styles[style].hiding else {
            guard let first = visible.append(source, range, reading) else { return }
            if styles[style].isFaint {
                noteFaint(first..<visible.count, styles[style])
            } else {
                isFaintRunOpen = false
            }
            return
        }
        let isNew = hiddenRuns.last.map { $0.node != hiding.node || $0.reason != hiding.reason } ?? true
        if isNew { hidden.breakLine(range.prefix(1)) }
        guard let first = hidden.append(source, range, reading) else { return }
        noteHidden(hiding, first..<hidden.count, isNew: isNew, isResponsive: styles[style].isResponsive)
    }

    /// What hides everything from where clients cease to show the page.
    private var swallowed: Style.Hiding? {
        tokenizer.swallowedFrom == nil ? nil : Style.Hiding(reason: .swallowed, value: 0, node: -2)
    }

    /// Whether the topmost element is not shown, whatever it holds.
    var isUnshown: Bool { tokenizer.swallowedFrom != nil || styles[topStyle].lasting != nil }

    private mutating func noteFaint(_ range: Range<Int>, _ style: Style) {
        if isFaintRunOpen, let last = faintRuns.last, last.fontSize == style.fontSize, last.ratio == style.ratio {
            faintRuns[faintRuns.count - 1].textEnd = Int32(range.upperBound)
        } else if faintRuns.count < HTMLLimits.rows {
            faintRuns.append(FaintRun(style, text: range))
        }
        isFaintRunOpen = true
    }

    private mutating func noteHidden(_ hiding: Style.Hiding, _ range: Range<Int>, isNew: Bool, isResponsive: Bool) {
        guard isNew else {
            hiddenRuns[hiddenRuns.count - 1].textEnd = Int32(range.upperBound)
            return
        }
        guard hiddenRuns.count < HTMLLimits.rows else { return }
        var tag = hiding.node >= 0 ? nodes[Int(hiding.node)].startTag : 0..<0
        if hiding.reason == .swallowed, let start = tokenizer.swallowedFrom { tag = start..<start }
        hiddenRuns.append(HiddenRun(hiding, text: range, tag: tag, isResponsive: isResponsive, visibleBefore: visible.count))
    }

    /// An element whose content is text whatever it looks like.
    mutating func rawText(_ element: ElementName) {
        let node = addNode(element)
        guard let content = tokenizer.rawContent else {
            noteRawElement(element, content: nil)
            return
        }
        if node >= 0 { nodes[Int(node)].spanEnd = Int32(tokenizer.end) }
        noteRawElement(element, content: content)
        switch element {
        case .title:
            if title == nil { title = content }
        case .textarea, .xmp, .iframe, .noembed, .noframes:
            // What a form field holds is seen, what stands in for a frame is not.
            var style = openStyle(element, node: node)
            if element == .iframe, styles[Int(style)].lasting == nil {
                var unshown = styles[Int(style)]
                unshown.lasting = Style.Hiding(reason: .element, value: 0, node: node)
                unshown.settle()
                if Int(style) == topStyle { styles.append(unshown) } else { styles[Int(style)] = unshown }
                style = Int32(styles.count - 1)
            }
            push(Int32(element.rawValue), element, node: node, style: style, isNested: false, isBlock: true)
            breakLine(style: Int(style), at: tag)
            text(content, element == .textarea ? [] : .literal)
            pop(end: tokenizer.end, by: content.upperBound..<tokenizer.end)
        default: break
        }
    }

    // MARK: Preheader

    /// Remembers the first element that calls itself a preheader, near the top of the page.
    mutating func notePreheader() {
        guard namedPreheader == nil, preheaderFrame == nil, visible.count < 512,
            tokenizer.attributeMask & (AttributeName.class.bit | AttributeName.id.bit) != 0
        else { return }
        for name in [AttributeName.class, .id] {
            guard let text = value(name), text.count < 200 else { continue }
            if text.containsASCIICaseless("preheader") || text.containsASCIICaseless("preview") {
                preheaderFrame = frames.count - 1
                namedPreheader = visible.count..<visible.count
                return
            }
        }
    }

    mutating func closeNamedPreheader() {
        preheaderFrame = nil
        guard let start = namedPreheader?.lowerBound else { return }
        let range = visible.trimmed(from: start)
        namedPreheader = range.isEmpty ? nil : range
    }
}
