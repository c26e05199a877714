import MailBytes

/// Makes text stand out from its background for filters and readers alike.
public enum ColorRepair {
    /// Texts that are looked at.
    private static let most = 500
    /// The contrast that WCAG 2 asks for.
    private static let enough = 4.5

    /// Replacements, in HTML offsets, for texts whose colour filters see nearer than `limit` to their background.
    ///
    /// What a reader hardly sees gets a colour that is seen, the preheader among it, which stays as hidden as it was. Where the reader sees
    /// a background that only `bgcolor` declares, it is declared as a style as well, which changes nothing to be seen. Other hidden text
    /// stays as it is: it is not for a program to bring it in line.
    public static func edits(in document: Document, below limit: Double) -> [(range: Range<Int>, replacement: [UInt8])] {
        var edits: [Int: (range: Range<Int>, replacement: [UInt8])] = [:]
        let preheaders = document.hidden.filter { $0.role == .preheader && !$0.text.isEmpty }.map { run in
            document.hiddenFlow.map.start(of: run.text.lowerBound)..<document.hiddenFlow.map.start(of: run.text.upperBound - 1) + 1
        }
        for finding in InlineColors.all(in: document.utf8, below: limit, atMost: most) {
            let edit: (range: Range<Int>, replacement: [UInt8])?
            switch sight(of: finding.text.lowerBound, in: document, preheaders) {
            case .clear: edit = backgroundEdit(round: finding.text.lowerBound, in: document)
            case .faint, .preheader: edit = colorEdit(finding.declared)
            case .hidden: edit = nil
            }
            if let edit { edits[edit.range.lowerBound] = edit }
        }
        return edits.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private enum Sight {
        case clear, faint, hidden, preheader
    }

    private static func sight(of offset: Int, in document: Document, _ preheaders: [Range<Int>]) -> Sight {
        let map = document.visible.map
        let count = document.visible.utf8.count
        let index = (0..<count).partitioningIndex { map.start(of: $0) >= offset }
        if index < count, map.start(of: index) == offset {
            let faint = document.faint
            let next = faint.indices.partitioningIndex { faint[$0].text.upperBound > index }
            let isFaint = next < faint.count && faint[next].text.contains(index) && Double(faint[next].ratio) < enough
            return isFaint ? .faint : .clear
        }
        if preheaders.contains(where: { $0.contains(offset) }) { return .preheader }
        // Text in the very colour of its background is hidden by nothing else.
        let hidden = document.hidden.first { run in
            !run.text.isEmpty && document.hiddenFlow.map.start(of: run.text.lowerBound) <= offset
                && offset <= document.hiddenFlow.map.start(of: run.text.upperBound - 1)
        }
        return hidden?.reason == .contrast ? .faint : .hidden
    }

    /// The colour of the innermost element: dark grey or white, whichever is seen.
    private static func colorEdit(_ declared: InlineColors.Declared) -> (range: Range<Int>, replacement: [UInt8])? {
        guard let background = declared.background else { return nil }
        let grey = Color(rgb: 0x333333)
        let color = Array(
            (grey.contrast(with: background) >= enough ? "#333333" : background.contrast(with: .white) >= enough ? "#ffffff" : "#000000")
                .utf8)
        if let range = declared.color { return (range, color) }
        switch declared.element {
        case .big, .small, .marquee, .unknown: return nil
        case .font: return (declared.endOfName..<declared.endOfName, Array(" color=\"".utf8) + color + [ASCII.quote])
        case .body: return (declared.endOfName..<declared.endOfName, Array(" text=\"".utf8) + color + [ASCII.quote])
        default: return styleEdit(Array("color:".utf8) + color, declared.style, declared.endOfName)
        }
    }

    private static func styleEdit(
        _ declaration: [UInt8], _ style: Range<Int>?, _ endOfName: Int
    ) -> (range: Range<Int>, replacement: [UInt8]) {
        if let style { return (style.lowerBound..<style.lowerBound, declaration + [ASCII.semicolon]) }
        return (endOfName..<endOfName, Array(" style=\"".utf8) + declaration + [ASCII.quote])
    }

    /// The background that the nearest element declares as an attribute, as a style of the same element.
    private static func backgroundEdit(round offset: Int, in document: Document) -> (range: Range<Int>, replacement: [UInt8])? {
        var index = document.nodes.indices.partitioningIndex { document.nodes[$0].startTag.lowerBound >= offset } - 1
        while index >= 0, document.nodes[index].span.upperBound <= offset { index = document.nodes[index].parent ?? -1 }
        while index >= 0 {
            let node = document.nodes[index]
            if node.name != ElementName.body, let edit = backgroundEdit(of: node.startTag, in: document.utf8) { return edit }
            index = node.parent ?? -1
        }
        return nil
    }

    private static func backgroundEdit(of tag: Range<Int>, in page: PageBytes) -> (range: Range<Int>, replacement: [UInt8])? {
        page.withUnsafeBufferPointer { bytes -> (range: Range<Int>, replacement: [UInt8])? in
            var name = tag.lowerBound + 1
            while name < tag.upperBound, bytes[name].isASCIILetter || bytes[name].isASCIIDigit { name += 1 }
            var color: [UInt8]?
            var style: Range<Int>?
            for attribute in InlineAttributes(bytes, name..<tag.upperBound) {
                if bytes[attribute.name].equalsASCIICaseless("bgcolor") {
                    let value = UnsafeBufferPointer(rebasing: bytes[attribute.value]).trimmed
                    guard value.first == 0x23 || value.first?.isASCIILetter == true, Color(value) != nil else { return nil }
                    color = Array(value)
                } else if bytes[attribute.name].equalsASCIICaseless("style") {
                    guard !UnsafeBufferPointer(rebasing: bytes[attribute.value]).containsASCIICaseless("background") else { return nil }
                    style = attribute.value
                }
            }
            return color.map { styleEdit(Array("background-color:".utf8) + $0, style, name) }
        }
    }
}
