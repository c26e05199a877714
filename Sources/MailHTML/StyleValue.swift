import MailBytes

/// One value of a CSS property on its way into `Declarations`. What is not understood changes nothing, as in browsers.
struct StyleValue {
    let text: UnsafeBufferPointer<UInt8>
    /// Where `text` begins in the HTML; nil where it was decoded from it.
    let offset: Int?
    let important: Bool

    func set(_ property: StyleProperty, in target: inout Declarations) {
        switch property {
        case .color, .textFill: setColor(property, &target)
        case .background, .backgroundColor, .backgroundImage: setBackground(property, &target)
        case .font, .fontSize: setFont(property, &target)
        case .display: setDisplay(&target)
        case .opacity, .filter: setOpacity(property, &target)
        case .overflow, .overflowX, .overflowY:
            if target.claim(.overflow, important: important) { target.hidesOverflow = begins("hidden") || begins("clip") }
        case .visibility:
            if target.claim(.visibility, important: important) {
                target.visibility = begins("hidden") || begins("collapse") ? .hidden : .visible
            }
        case .position:
            if target.claim(.position, important: important) {
                target.position = begins("absolute") || begins("fixed") ? .outOfFlow : begins("relative") ? .relative : .normal
            }
        case .clip, .clipPath:
            if target.claim(.clip, important: important) { target.isClippedAway = clipsAll }
        case .transform:
            if target.claim(.transform, important: important) { target.isTransformedAway = movesAway }
        case .whiteSpace:
            if target.claim(.whiteSpace, important: important) { target.preservesSpace = begins("pre") && !begins("pre-line") }
        default: setLength(property, &target)
        }
    }

    private func begins(_ word: StaticString) -> Bool { text.hasASCIICaseless(word, at: 0) }

    private func setColor(_ property: StyleProperty, _ target: inout Declarations) {
        guard let color = Color(text), target.claim(.color, important: important || property == .textFill) else { return }
        target.color = color
    }

    private func setBackground(_ property: StyleProperty, _ target: inout Declarations) {
        var scanner = ValueScanner(text)
        var color: Color?
        var image: Range<Int32>?
        while let word = scanner.nextWord() {
            if word.hasASCIICaseless("url(", at: 0) {
                image = url(word, endingAt: scanner.position)
            } else if word.count > 10, let open = word.firstIndex(of: UInt8(ascii: "("), from: 0), word[0] | 0x20 != UInt8(ascii: "r"),
                word[0] | 0x20 != UInt8(ascii: "h"), open > 0
            {
                image = 0..<0
            } else if let found = Color(word) {
                color = found
            }
        }
        if let image, target.claim(.backgroundImage, important: important) { target.backgroundURL = image }
        if property == .backgroundImage {
            if image == nil, begins("none") { target.drop(.backgroundImage) }
            return
        }
        if color != nil || property == .background, target.claim(.backgroundColor, important: important) {
            target.background = color ?? .transparent
        }
        if property == .background, image == nil, color != nil { target.drop(.backgroundImage) }
    }

    /// What stands between the parentheses and quotes of `url(…)`, in HTML offsets; empty where those aren't known.
    private func url(_ word: UnsafeBufferPointer<UInt8>, endingAt position: Int) -> Range<Int32> {
        guard let offset else { return 0..<0 }
        let inner = StyleValue.innerURL(UnsafeBufferPointer(rebasing: word[4...]))
        let start = offset + position - word.count + 4
        return Int32(start + inner.lowerBound)..<Int32(start + inner.upperBound)
    }

    /// The range of the URL in what follows `url(`.
    static func innerURL(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        func isTrimmed(_ byte: UInt8) -> Bool { byte == ASCII.quote || byte == UInt8(ascii: "'") || byte.isASCIIWhitespace }
        var start = 0
        var end = text.firstIndex(of: UInt8(ascii: ")"), from: 0) ?? text.count
        while start < end, isTrimmed(text[start]) { start += 1 }
        while start < end, isTrimmed(text[end - 1]) { end -= 1 }
        return start..<end
    }

    private func setFont(_ property: StyleProperty, _ target: inout Declarations) {
        var scanner = ValueScanner(text)
        if property == .fontSize {
            guard let size = fontSize(&scanner), target.claim(.fontSize, important: important) else { return }
            target.fontSize = size
            return
        }
        // The shorthand: the first length or size keyword is the size.
        while scanner.position < text.count {
            var ahead = scanner
            if let length = ahead.nextLength(), length.unit != .none {
                if target.claim(.fontSize, important: important) { target.fontSize = length }
                return
            }
            if scanner.nextWord() == nil { return }
        }
    }

    private func fontSize(_ scanner: inout ValueScanner) -> Length? {
        if let length = scanner.nextLength() { return length.value >= 0 ? length : nil }
        for (word, pixels) in StyleValue.sizes where begins(word) { return Length(value: pixels, unit: .pixels) }
        if begins("smaller") { return Length(value: 5 / 6, unit: .em) }
        if begins("larger") { return Length(value: 1.2, unit: .em) }
        return nil
    }

    private static let sizes: [(StaticString, Float)] = [
        ("xx-small", 9), ("x-small", 10), ("medium", 16), ("xx-large", 32), ("x-large", 24),
        ("large", 18),
    ]

    private func setDisplay(_ target: inout Declarations) {
        let display: Display
        if begins("none") {
            display = .none
        } else if begins("table-cell") {
            display = .cell
        } else if begins("inline") || begins("contents") {
            display = .inline
        } else if begins("table-row") {
            display = .row
        } else if begins("block") || begins("table") || begins("flex") || begins("grid") || begins("list-item") || begins("flow") {
            display = .block
        } else {
            return
        }
        if target.claim(.display, important: important) { target.display = display }
    }

    private func setOpacity(_ property: StyleProperty, _ target: inout Declarations) {
        var value: Float
        if property == .filter {
            // The old Internet Explorer way: alpha(opacity=0).
            guard let equals = text.firstIndex(of: ASCII.equals, from: 0), text.hasASCIICaseless("alpha(opacity", at: 0) else { return }
            var scanner = ValueScanner(UnsafeBufferPointer(rebasing: text[(equals + 1)...]))
            guard let number = scanner.nextLength() else { return }
            value = number.value / 100
        } else {
            var scanner = ValueScanner(text)
            guard let number = scanner.nextLength() else { return }
            value = number.unit == .percent ? number.value / 100 : number.value
        }
        value = max(0, min(1, value))
        if target.claim(.opacity, important: important) { target.opacity = value }
    }

    /// Whether a `clip` or `clip-path` leaves nothing to see.
    private var clipsAll: Bool {
        guard let open = text.firstIndex(of: UInt8(ascii: "("), from: 0) else { return false }
        var scanner = ValueScanner(UnsafeBufferPointer(rebasing: text[(open + 1)...]))
        var numbers: [Length] = []
        while numbers.count < 4, let number = scanner.nextLength() { numbers.append(number) }
        if begins("rect") {
            guard numbers.count == 4 else { return false }
            let area = max(0, numbers[1].value - numbers[3].value) * max(0, numbers[2].value - numbers[0].value)
            return area <= 4
        }
        if begins("inset") { return numbers.first.map { $0.unit == .percent && $0.value >= 50 } ?? false }
        return begins("circle") && numbers.first.map { $0.value == 0 } ?? false
    }

    /// Whether a `transform` shrinks to nothing or moves off the page.
    private var movesAway: Bool {
        guard let open = text.firstIndex(of: UInt8(ascii: "("), from: 0) else { return false }
        var scanner = ValueScanner(UnsafeBufferPointer(rebasing: text[(open + 1)...]))
        guard let first = scanner.nextLength() else { return false }
        let second = scanner.nextLength()
        if begins("scale") { return abs(first.value) < 0.01 || second.map { abs($0.value) < 0.01 } ?? false }
        guard begins("translate") else { return false }
        return [first, second].contains { $0.map { abs($0.pixels(of: 100, fontSize: 16)) >= 999 } ?? false }
    }

    private func setLength(_ property: StyleProperty, _ target: inout Declarations) {
        var scanner = ValueScanner(text)
        guard let length = scanner.nextLength() else {
            // `auto`, `none`, `100% - 2px` and so on take back what was set before.
            if target.claim(property, important: important) { target.drop(property) }
            return
        }
        guard target.claim(property, important: important) else { return }
        switch property {
        case .width: target.width = length
        case .height: target.height = length
        case .maxWidth: target.maxWidth = length
        case .maxHeight: target.maxHeight = length
        case .textIndent: target.textIndent = length
        case .left: target.left = length
        case .top: target.top = length
        case .right: target.right = length
        case .bottom: target.bottom = length
        case .marginLeft: target.marginLeft = length
        case .marginTop: target.marginTop = length
        default: break
        }
    }
}
