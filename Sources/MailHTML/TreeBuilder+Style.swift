import MailBytes

extension TreeBuilder {
    private static let styling: UInt64 = [
        AttributeName.style, .class, .id, .hidden, .bgcolor, .color, .size, .background, .width, .height, .text,
    ].reduce(0) { $0 | $1.bit }

    /// The style of an element about to be opened, as an index in `styles`; its declarations are left in `own`.
    mutating func openStyle(_ element: ElementName, node: Int32) -> Int32 {
        let parent = topStyle
        guard let style = ownStyle(element, node: node) else { return Int32(parent) }
        styles.append(style)
        if node >= 0, style.hiding != nil { nodes[Int(node)].isHidden = true }
        return Int32(styles.count - 1)
    }

    /// The style of the current tag's element; nil where it adds nothing to what it lies in.
    mutating func ownStyle(_ element: ElementName, node: Int32) -> Style? {
        own.reset()
        let traits = traits[Int(element.rawValue)]
        let hasRules = !sheet.isEmpty && (!sheet.rules(of: element).isEmpty || !sheet.universal.isEmpty)
        let isStyled = traits.contains(.styled) || traits.contains(.preformatted) || traits.contains(.unshown)
        let mask = tokenizer.attributeMask & TreeBuilder.styling
        if mask == 0, !hasRules, !isStyled {
            if styles[topStyle].hiding != nil, node >= 0 { nodes[Int(node)].isHidden = true }
            return nil
        }
        if isStyled { defaultStyle(element) }
        if mask & ~(AttributeName.style.bit | AttributeName.class.bit | AttributeName.id.bit) != 0 { presentation(element) }
        var conditional: Declarations?
        if !sheet.isEmpty, hasRules || mask & (AttributeName.class.bit | AttributeName.id.bit) != 0 {
            let (id, classes) = (value(.id), value(.class))
            let lastOpen = lastOpen
            conditional = matcher.apply(sheet, element: element, id: id, class: classes, to: &own) { lastOpen[Int($0.rawValue)] >= 0 }
        }
        if mask & AttributeName.style.bit != 0 { inlineStyle() }
        guard !own.isEmpty || traits.contains(.unshown) else { return nil }
        return finished(element, node: node, conditional)
    }

    private mutating func finished(_ element: ElementName, node: Int32, _ conditional: Declarations?) -> Style {
        let parent = styles[topStyle]
        var style = parent.inheriting(own, node: node)
        if parent.lasting == nil {
            if traits[Int(element.rawValue)].contains(.unshown) {
                style.lasting = Style.Hiding(reason: .element, value: 0, node: node)
                style.settle()
            } else if style.lasting?.reason == .display, tokenizer.attributeMask & AttributeName.hidden.bit != 0,
                tokenizer.attributeMask & AttributeName.style.bit == 0
            {
                style.lasting?.reason = .attribute
                style.settle()
            }
        }
        if style.hiding != nil, let conditional, TreeBuilder.reveals(conditional) { style.isResponsive = true }
        return style
    }

    /// Whether the declarations of a media query show what is hidden otherwise.
    private static func reveals(_ block: Declarations) -> Bool {
        (block.has(.display) && block.display != .none) || (block.has(.visibility) && block.visibility == .visible)
            || (block.has(.fontSize) && block.fontSize.value > 1)
            || (block.has(.overflow) && !block.hidesOverflow)
            || (block.has(.maxHeight) && block.maxHeight.value > 1) || (block.has(.height) && block.height.value > 1)
            || (block.has(.opacity) && block.opacity > Style.hiddenOpacity)
    }

    func value(_ name: AttributeName) -> UnsafeBufferPointer<UInt8>? {
        tokenizer.attribute(name).map { UnsafeBufferPointer(rebasing: source[$0.value]) }
    }

    private mutating func inlineStyle() {
        guard let attribute = tokenizer.attribute(.style) else { return }
        let range = attribute.value
        guard source.firstIndex(of: UInt8(ascii: "&"), from: range.lowerBound, to: range.upperBound) != nil else {
            DeclarationParser(source).parse(range, into: &own)
            return
        }
        decoded.removeAll(keepingCapacity: true)
        source.decodeReferences(in: range, into: &decoded)
        decoded.withUnsafeBufferPointer { text in
            DeclarationParser(text, isHTML: false).parse(0..<text.count, into: &own)
        }
    }

    // MARK: What elements look like without any style

    private mutating func defaultStyle(_ element: ElementName) {
        switch element {
        case .a:
            if tokenizer.attributeMask & AttributeName.href.bit != 0 { set(color: .link) }
        case .h1: set(fontSize: 2)
        case .h2: set(fontSize: 1.5)
        case .h3: set(fontSize: 1.17)
        case .h5: set(fontSize: 0.83)
        case .h6: set(fontSize: 0.67)
        case .small, .sub, .sup: set(fontSize: 5 / 6)
        case .big: set(fontSize: 1.2)
        case .button, .select, .textarea:
            set(color: .black)
            if own.claim(.backgroundColor, important: false) { own.background = Color(rgb: 0xEFEFEF) }
        default: break
        }
        if traits[Int(element.rawValue)].contains(.preformatted), own.claim(.whiteSpace, important: false) { own.preservesSpace = true }
    }

    private mutating func set(color: Color) {
        if own.claim(.color, important: false) { own.color = color }
    }

    private mutating func set(fontSize factor: Float) {
        if own.claim(.fontSize, important: false) { own.fontSize = Length(value: factor, unit: .em) }
    }

    // MARK: Presentational attributes

    private mutating func presentation(_ element: ElementName) {
        if let color = value(.bgcolor).flatMap({ Color($0.trimmed, legacy: true) }), own.claim(.backgroundColor, important: false) {
            own.background = color
        }
        let textColor = element == .font || element == .basefont ? value(.color) : element == .body ? value(.text) : nil
        if let color = textColor.flatMap({ Color($0.trimmed, legacy: true) }) { set(color: color) }
        if element == .font, let size = value(.size) { fontSize(size) }
        if tokenizer.attributeMask & AttributeName.background.bit != 0, own.claim(.backgroundImage, important: false) {
            own.backgroundURL = 0..<0
        }
        if tokenizer.attributeMask & AttributeName.hidden.bit != 0, own.claim(.display, important: false) { own.display = .none }
        guard element == .img || element == .input || element == .table || element == .td || element == .th else { return }
        if let width = dimension(.width), own.claim(.width, important: false) { own.width = width }
        if let height = dimension(.height), own.claim(.height, important: false) { own.height = height }
    }

    func dimension(_ name: AttributeName) -> Length? {
        guard let text = value(name) else { return nil }
        var scanner = ValueScanner(text)
        guard var length = scanner.nextLength(), length.value >= 0 else { return nil }
        if length.unit != .percent { length.unit = .pixels }
        return length
    }

    /// `<font size>`: 1 to 7, or relative to 3.
    private mutating func fontSize(_ text: UnsafeBufferPointer<UInt8>) {
        var scanner = ValueScanner(text)
        guard let first = text.trimmed.first, let number = scanner.nextLength(), number.value.magnitude < 100 else { return }
        let isRelative = first == UInt8(ascii: "+") || first == ASCII.dash
        let step = max(1, min(7, Int(number.value) + (isRelative ? 3 : 0)))
        let pixels: [Float] = [10, 13, 16, 18, 24, 32, 48]
        if own.claim(.fontSize, important: false) { own.fontSize = Length(value: pixels[step - 1], unit: .pixels) }
    }
}
