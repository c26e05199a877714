import MailBytes

/// The colours of a page's text as filters see them that know no style sheets: attributes and `style` of some elements, on white where no
/// style says otherwise. `bgcolor` is not among what they read.
public struct InlineColors {
    /// A text whose colour is near that of its background.
    public struct Finding: Sendable {
        /// In HTML offsets.
        public let text: Range<Int>
        /// From 0 to 191 (`Color.distance`).
        public let distance: Double
        /// What would have to be said otherwise.
        let declared: Declared
    }

    /// Where the innermost element round a text says its colours, and what they are.
    struct Declared {
        let element: ElementName
        /// Behind the element's name in its start tag.
        let endOfName: Int
        /// The value of its `style`; nil without one.
        let style: Range<Int>?
        /// The colour as the element itself writes it; nil where it inherits it.
        let color: Range<Int>?
        let background: Color?
    }

    private struct Level {
        let name: ElementName
        var color: Color?
        var background: Color?
        var endOfName = 0
        var style: Range<Int>?
        var colorRange: Range<Int>?

        var declared: Declared {
            Declared(element: name, endOfName: endOfName, style: style, color: colorRange, background: background)
        }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var levels: [Level] = [Level(name: .unknown, color: .black, background: .white)]
    /// Deeper nesting changes no colour.
    private static let deepest = 2_000

    /// The first text that is nearer than `limit`. Linear.
    public static func first(in page: PageBytes, below limit: Double) -> Finding? { all(in: page, below: limit, atMost: 1).first }

    /// The texts that are nearer than `limit`, no more than `most`. Linear.
    static func all(in page: PageBytes, below limit: Double, atMost most: Int) -> [Finding] {
        page.withUnsafeBufferPointer { bytes in
            var colors = InlineColors(bytes)
            return colors.find(below: limit, atMost: most)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func find(below limit: Double, atMost most: Int) -> [Finding] {
        var found: [Finding] = []
        var walk = TagWalk(bytes)
        var start = 0
        var distance = Self.distance(levels[0])
        while true {
            let tag = walk.next()
            if distance < limit {
                let end = tag?.span.lowerBound ?? bytes.count
                if let text = text(in: start..<max(start, end)), let level = levels.last {
                    found.append(Finding(text: text, distance: distance, declared: level.declared))
                    if found.count == most { return found }
                }
            }
            guard let tag else { return found }
            start = walk.offset
            if let name = Self.element(bytes[tag.name]), tag.isEnd ? close(name) : open(name, tag) {
                distance = levels.last.map(Self.distance) ?? .infinity
            }
        }
    }

    private static func distance(_ level: Level) -> Double {
        guard let color = level.color, let background = level.background else { return level.color == level.background ? 0 : .infinity }
        return color.distance(to: background)
    }

    /// What is no blank, no comment and no reference to a blank.
    private func text(in range: Range<Int>) -> Range<Int>? {
        var i = range.lowerBound
        var hasCommentEnd = true
        while i < range.upperBound {
            let byte = bytes[i]
            if byte <= ASCII.space {
                i += 1
            } else if byte == 0x26, bytes.hasASCIICaseless("&nbsp", at: i) {
                i += i + 5 < range.upperBound && bytes[i + 5] == ASCII.semicolon ? 6 : 5
            } else if byte == 0x26, bytes.hasASCIICaseless("&#160;", at: i) {
                i += 6
            } else if byte == 0xC2, i + 1 < range.upperBound, bytes[i + 1] == 0xA0 {
                i += 2
            } else if byte == ASCII.less, i + 1 < range.upperBound, bytes[i + 1] == 0x21 {
                i = TagWalk.endOfDeclaration(bytes, at: i, to: range.upperBound, hasCommentEnd: &hasCommentEnd)
            } else {
                return i..<min(i + 1, range.upperBound)
            }
        }
        return nil
    }

    // MARK: Elements

    private static func element(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> ElementName? {
        guard name.count < 8 else { return nil }
        for (spelling, element) in names where name.equalsASCIICaseless(spelling) { return element }
        return nil
    }

    private static let names: [(StaticString, ElementName)] = [
        ("td", .td), ("tr", .tr), ("span", .span), ("p", .p), ("div", .div), ("a", .a), ("font", .font), ("table", .table), ("th", .td),
        ("body", .body), ("big", .big), ("small", .small), ("marquee", .marquee),
    ]

    private mutating func open(_ name: ElementName, _ tag: TagWalk.Tag) -> Bool {
        if name == .td || name == .tr { closeTableCells(name) }
        guard levels.count < Self.deepest, let outer = levels.last else { return true }
        var level = Level(name: name, color: outer.color, background: outer.background, endOfName: tag.name.upperBound)
        for attribute in InlineAttributes(bytes, tag.name.upperBound..<tag.span.upperBound) {
            let value = UnsafeBufferPointer(rebasing: bytes[attribute.value])
            switch name {
            case .font, .body:
                if bytes[attribute.name].equalsASCIICaseless(name == .font ? "color" : "text") {
                    level.color = Self.color(value)
                    level.colorRange = attribute.value
                }
            case .big, .small, .marquee: break
            default:
                if bytes[attribute.name].equalsASCIICaseless("style") {
                    level.style = attribute.value
                    Self.apply(value, to: &level, in: outer)
                    level.colorRange = level.colorRange.map {
                        $0.lowerBound + attribute.value.lowerBound..<$0.upperBound + attribute.value.lowerBound
                    }
                }
            }
        }
        levels.append(level)
        return true
    }

    private mutating func closeTableCells(_ name: ElementName) {
        guard levels.contains(where: { $0.name == name }) else { return }
        while let top = levels.last?.name, top == .font || top == .td || name == .tr && top == .tr { levels.removeLast() }
    }

    private mutating func close(_ name: ElementName) -> Bool {
        // Readers go on to show text behind `</body>`.
        guard name != .body, let index = levels.lastIndex(where: { $0.name == name }), index > 0 else { return false }
        levels.removeSubrange(index...)
        return true
    }

    // MARK: Values

    private static func apply(_ style: UnsafeBufferPointer<UInt8>, to level: inout Level, in outer: Level) {
        var isClearText = false
        for declaration in style.split(separator: ASCII.semicolon) {
            let part = UnsafeBufferPointer(rebasing: declaration).trimmed
            guard let colon = part.firstIndex(of: ASCII.colon) else { continue }
            let property = UnsafeBufferPointer(rebasing: part[..<colon])
            var value = UnsafeBufferPointer(rebasing: part[(colon + 1)...]).trimmed
            if let mark = value.firstIndex(of: 0x21) { value = UnsafeBufferPointer(rebasing: value[..<mark]).trimmed }
            guard !value.isEmpty else { continue }
            let isClear = value.equalsASCIICaseless("transparent")
            if property.equalsASCIICaseless("color") {
                isClearText = isClear
                if let start = style.baseAddress, let first = value.baseAddress {
                    level.colorRange = first - start..<first - start + value.count
                }
                if !isClear, !value.equalsASCIICaseless("inherit") { level.color = color(value, isStyle: true) }
            } else if property.equalsASCIICaseless("background-color") {
                if isClear {
                    level.background = outer.background
                } else if !value.equalsASCIICaseless("inherit") {
                    level.background = color(value, isStyle: true)
                }
            } else if property.equalsASCIICaseless("background") {
                if let found = value.split(separator: ASCII.space).lazy.compactMap({ color(UnsafeBufferPointer(rebasing: $0)) }).first {
                    level.background = found
                }
            }
        }
        if isClearText { level.color = level.background }
    }

    /// Named colours, and digits behind `#`, three or six of them; in a `style` also `rgb()`.
    private static func color(_ text: UnsafeBufferPointer<UInt8>, isStyle: Bool = false) -> Color? {
        let text = text.trimmed
        guard let first = text.first else { return nil }
        if first == 0x23 { return hex(text) }
        if text.containsASCIICaseless("rgb") { return rgb(text) }
        guard first.isASCIILetter, !text.equalsASCIICaseless("transparent") else { return nil }
        return Color(text)
    }

    private static func hex(_ text: UnsafeBufferPointer<UInt8>) -> Color? {
        var digits = text.compactMap(\.hexDigitValue)
        if digits.count > 6 { digits.removeLast(digits.count - 6) }
        if digits.count > 3, digits.count < 6 { digits.removeLast(digits.count - 3) }
        while digits.count < 3 { digits.append(0) }
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        return Color(rgb: digits.reduce(UInt32(0)) { $0 << 4 | UInt32($1) })
    }

    private static func rgb(_ text: UnsafeBufferPointer<UInt8>) -> Color? {
        var parts: [Int] = [0, 0, 0]
        var index = 0
        for byte in text {
            if byte == ASCII.comma { index += 1 }
            guard index < 3 else { break }
            if byte.isASCIIDigit { parts[index] = min(parts[index] * 10 + Int(byte - 0x30), 1_000_000) }
        }
        let bytes = parts.map { UInt8(min($0, 255)) }
        return Color(red: bytes[0], green: bytes[1], blue: bytes[2])
    }
}
