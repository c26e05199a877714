extension Style {
    /// The style of an element inside one of this style, given its declarations.
    func inheriting(_ own: Declarations, node: Int32) -> Style {
        var style = self
        style.takeSizes(own, parent: self, node: node)
        style.takeColors(own, node: node)
        style.takeVisibility(own, node: node)
        style.settle()
        return style
    }

    private mutating func takeSizes(_ own: Declarations, parent: Style, node: Int32) {
        if own.has(.fontSize) {
            let size = own.fontSize
            fontSize = max(0, size.unit == .percent ? parent.fontSize * size.value / 100 : size.pixels(of: 0, fontSize: parent.fontSize))
            sizeNode = node
        }
        if own.has(.whiteSpace) { preservesSpace = own.preservesSpace }
    }

    private mutating func takeColors(_ own: Declarations, node: Int32) {
        if own.has(.color) {
            color = own.color
            colorNode = node
        }
        if own.has(.backgroundColor), own.background.alpha > 0 {
            background = own.background.over(background)
            if own.background.alpha == 255 { hasBackgroundImage = false }
            colorNode = node
        }
        if own.has(.backgroundImage) { hasBackgroundImage = true }
    }

    private mutating func takeVisibility(_ own: Declarations, node: Int32) {
        if own.has(.visibility) {
            invisible = own.visibility == .hidden ? Hiding(reason: .visibility, value: 0, node: node) : nil
        }
        if own.has(.opacity) { opacity *= own.opacity }
        guard lasting == nil else { return }
        if own.has(.display), own.display == .none {
            lasting = Hiding(reason: .display, value: 0, node: node)
        } else if let edge = zeroEdge(own) {
            lasting = Hiding(reason: .zeroBox, value: edge, node: node)
        } else if own.has(.clip), own.isClippedAway {
            lasting = Hiding(reason: .clip, value: 0, node: node)
        } else if own.has(.transform), own.isTransformedAway {
            lasting = Hiding(reason: .offPage, value: 9999, node: node)
        } else if let shift = shiftOffPage(own) {
            lasting = Hiding(reason: .offPage, value: shift, node: node)
        } else if own.has(.opacity), opacity <= Style.hiddenOpacity {
            lasting = Hiding(reason: .opacity, value: opacity, node: node)
        }
    }

    /// The edge of at most one pixel that leaves no room for text, where overflow is hidden.
    private func zeroEdge(_ own: Declarations) -> Float? {
        guard own.has(.overflow), own.hidesOverflow else { return nil }
        for (property, length) in [
            (StyleProperty.maxHeight, own.maxHeight), (.height, own.height), (.maxWidth, own.maxWidth), (.width, own.width),
        ] where own.has(property) {
            let pixels = length.pixels(of: 600, fontSize: fontSize)
            if pixels <= 1 { return max(0, pixels) }
        }
        return nil
    }

    /// By how many pixels the text lies off the page.
    private func shiftOffPage(_ own: Declarations) -> Float? {
        func shift(_ property: StyleProperty, _ length: Length, beyond limit: Float) -> Float? {
            guard own.has(property) else { return nil }
            let pixels = length.pixels(of: 600, fontSize: fontSize)
            return pixels <= -limit ? -pixels : nil
        }
        if let indent = shift(.textIndent, own.textIndent, beyond: 200) { return indent }
        if let margin = shift(.marginLeft, own.marginLeft, beyond: 500) ?? shift(.marginTop, own.marginTop, beyond: 500) { return margin }
        guard own.has(.position), own.position != .normal else { return nil }
        let limit: Float = 200
        return shift(.left, own.left, beyond: limit) ?? shift(.top, own.top, beyond: limit) ?? shift(.right, own.right, beyond: limit)
            ?? shift(.bottom, own.bottom, beyond: limit)
    }
}
