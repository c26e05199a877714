import MailBytes

extension TreeBuilder {
    /// The current tag opens a link: the topmost frame is its element.
    mutating func openLink(_ href: Attribute) {
        noteDataURL(href.value)
        guard links.count < HTMLLimits.rows else {
            if links.count == HTMLLimits.rows { defects.append(.listsTruncated, tag) }
            return
        }
        if links.count == HTMLLimits.searched { defects.append(.listsTruncated, tag) }
        let isHidden = isUnshown
        links.append(
            Link(
                .anchor, tag: tag, href: href.value, text: visible.count, hidden: hidden.count, images: images.count, isHidden: isHidden
            )
        )
        frames[frames.count - 1].link = Int32(links.count - 1)
        frames[frames.count - 1].ownsLink = true
    }

    mutating func closeLink(_ index: Int, end: Int) {
        let text = visible.trimmed(from: links[index].text.lowerBound)
        let unseen = hidden.trimmed(from: links[index].hiddenText.lowerBound)
        links[index].spanEnd = Int32(end)
        links[index].textStart = Int32(text.lowerBound)
        links[index].textEnd = Int32(text.upperBound)
        links[index].hiddenStart = Int32(unseen.lowerBound)
        links[index].hiddenEnd = Int32(unseen.upperBound)
        links[index].endOfImages = Int32(images.count)
        guard !links[index].isHidden, text.isEmpty else { return }
        let inside = links[index].images
        let showsImage = lastShownImage >= inside.lowerBound
        links[index].isHidden = !showsImage && (!unseen.isEmpty || !inside.isEmpty)
    }

    /// An element without content.
    mutating func leaf(_ element: ElementName) {
        let node = addNode(element)
        switch element {
        case .br: lineBreak()
        case .hr: breakLine(style: topStyle, at: tag)
        case .img: image(.image, node)
        case .input:
            if let type = value(.type)?.trimmed, type.count == 5, type.hasASCIICaseless("image", at: 0) { image(.input, node) }
        case .area:
            guard let href = tokenizer.attribute(.href), links.count < HTMLLimits.rows else { break }
            noteDataURL(href.value)
            links.append(
                Link(
                    .area, tag: tag, href: href.value, text: visible.count, hidden: hidden.count, images: images.count,
                    isHidden: isUnshown
                )
            )
        default: break
        }
        noteElement(element)
    }

    private mutating func image(_ kind: Image.Kind, _ node: Int32) {
        let style = ownStyle(.img, node: node)
        let state = style ?? styles[topStyle]
        let isHidden = isUnshown || state.lasting != nil || state.invisible != nil
        let size = imageSize(fontSize: state.fontSize)
        let source = tokenizer.attribute(.src)?.value
        if let source { noteDataURL(source) }
        let image = Image(
            kind: kind, tag: tag, source: source, alt: tokenizer.attribute(.alt)?.value, width: size.width, height: size.height,
            link: frames.last?.link ?? -1, isHidden: isHidden, isResponsive: state.isResponsive
        )
        if matcher.hasEntered { matcher.leave(matcher.takeEntered()) }
        add(image)
        // A picture stands between words, a tracking pixel doesn't.
        if !isHidden, !image.isTrackingPixel { visible.space(tag) }
    }

    private mutating func add(_ image: Image) {
        guard images.count < HTMLLimits.rows else {
            if images.count == HTMLLimits.rows { defects.append(.listsTruncated, tag) }
            return
        }
        if images.count == HTMLLimits.searched { defects.append(.listsTruncated, tag) }
        if !image.isHidden, !image.isTrackingPixel { lastShownImage = images.count }
        images.append(image)
    }

    /// Edges in CSS pixels from `own`, where style lies over the attributes.
    private func imageSize(fontSize: Float) -> (width: Float?, height: Float?) {
        func edge(_ property: StyleProperty, _ length: Length, _ limit: StyleProperty, _ limitLength: Length) -> Float? {
            let most = own.has(limit) && limitLength.unit != .percent ? limitLength.pixels(of: 600, fontSize: fontSize) : nil
            guard own.has(property) else { return most == 0 ? 0 : nil }
            let pixels = max(0, length.pixels(of: 600, fontSize: fontSize))
            return min(pixels, most ?? pixels)
        }
        var width = edge(.width, own.width, .maxWidth, own.maxWidth)
        // Builders write `width="34"` for Outlook and `width: 100%` of a column as wide for the rest.
        if own.width.unit == .percent, let percent = width, let written = dimension(.width), written.unit == .pixels, written.value > 0 {
            width = min(percent, written.value)
        }
        let height = edge(.height, own.height, .maxHeight, own.maxHeight)
        // `height: auto` keeps the proportions that the attributes give.
        guard width == nil || height == nil, let attributeWidth = dimension(.width), let attributeHeight = dimension(.height),
            attributeWidth.unit == .pixels, attributeHeight.unit == .pixels, attributeWidth.value > 0
        else { return (width, height) }
        let used = width ?? attributeWidth.value
        return (used, height ?? used * attributeHeight.value / attributeWidth.value)
    }

    /// The background picture of the element just opened.
    mutating func addBackground() {
        var url: Range<Int>?
        if own.has(.backgroundImage), !own.backgroundURL.isEmpty {
            url = Int(own.backgroundURL.lowerBound)..<Int(own.backgroundURL.upperBound)
        } else if let attribute = tokenizer.attribute(.background) {
            url = attribute.value
        } else if let style = tokenizer.attribute(.style) {
            url = urlInside(style.value)
        }
        guard let url, !url.isEmpty else { return }
        noteDataURL(url)
        let style = styles[topStyle]
        add(
            Image(
                kind: .background, tag: tag, source: url, alt: nil, width: nil, height: nil, link: frames.last?.link ?? -1,
                isHidden: isUnshown, isResponsive: style.isResponsive
            )
        )
    }

    /// The first `url(…)` of a style attribute that had to be decoded.
    private func urlInside(_ range: Range<Int>) -> Range<Int>? {
        var i = range.lowerBound
        while let open = source.firstIndex(of: UInt8(ascii: "("), from: i, to: range.upperBound) {
            i = open + 1
            guard open - 3 >= range.lowerBound, source.hasASCIICaseless("url", at: open - 3) else { continue }
            var end = source.firstIndex(of: UInt8(ascii: ")"), from: i, to: range.upperBound) ?? range.upperBound
            var start = i
            for quote in ["&quot;", "&#39;", "&#34;", "&apos;"] as [StaticString] {
                if source.hasASCIICaseless(quote, at: start) { start = min(end, start + quote.utf8CodeUnitCount) }
                let tail = end - quote.utf8CodeUnitCount
                if tail >= start, source.hasASCIICaseless(quote, at: tail) { end = tail }
            }
            let inner = StyleValue.innerURL(UnsafeBufferPointer(rebasing: source[start..<end]))
            return (start + inner.lowerBound)..<(start + inner.upperBound)
        }
        return nil
    }
}
