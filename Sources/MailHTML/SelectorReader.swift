import MailBytes

/// Reads one selector: compounds of element, class and id, one inside the other (`table.card td .note`).
struct SelectorReader {
    let source: UnsafeBufferPointer<UInt8>
    var position: Int
    let limit: Int

    /// More than any mail has; what lies in more is left out.
    private static let ancestors = 6

    /// The selector, or nil if it needs what isn't understood.
    mutating func read(_ sheet: inout StyleSheet) -> StyleSheet.Selector? {
        var selector = StyleSheet.Selector()
        skipSpace()
        guard position < limit, readCompound(&selector, &sheet) else { return nil }
        while true {
            skipSpace()
            guard position < limit else { return selector }
            guard demote(&selector), readCompound(&selector, &sheet) else { return nil }
        }
    }

    private mutating func skipSpace() {
        while position < limit {
            if source[position].isASCIIWhitespace {
                position += 1
            } else if source.hasASCIICaseless("/*", at: position) {
                position = source.endOfStyleComment(from: position, limit: limit)
            } else {
                return
            }
        }
    }

    /// Makes the compound read so far an ancestor of the next.
    private func demote(_ selector: inout StyleSheet.Selector) -> Bool {
        if let element = selector.element, element != .html, element != .body {
            selector.ancestors.append(.init(kind: .element, value: Int32(element.rawValue)))
        }
        if selector.id >= 0 { selector.ancestors.append(.init(kind: .identifier, value: selector.id)) }
        for name in selector.classes { selector.ancestors.append(.init(kind: .identifier, value: name)) }
        selector.element = nil
        selector.id = -1
        selector.classes = []
        return selector.ancestors.count <= SelectorReader.ancestors
    }

    /// Reads `element#id.class.class`; false for what isn't understood, as `>`, `:hover` or `[type=…]`.
    private mutating func readCompound(_ selector: inout StyleSheet.Selector, _ sheet: inout StyleSheet) -> Bool {
        let start = position
        while position < limit, !source[position].isASCIIWhitespace, source[position] != UInt8(ascii: "/") {
            switch source[position] {
            case UInt8(ascii: "*"): position += 1
            case ASCII.dot, UInt8(ascii: "#"):
                let isID = source[position] == UInt8(ascii: "#")
                position += 1
                guard let name = readName() else { return false }
                let number = sheet.intern(name, isID: isID)
                if isID {
                    selector.id = number
                    selector.specificity += 10_000
                } else {
                    guard selector.classes.count < 3 else { return false }
                    selector.classes.append(number)
                    selector.specificity += 100
                }
            case UInt8(ascii: "["):
                guard readAttribute(&selector, &sheet) else { return false }
            default:
                guard position == start, let name = readName(), let value = ElementName.lookup.value(of: name) else { return false }
                selector.element = ElementName(rawValue: value)
                selector.specificity += 1
            }
        }
        return position > start
    }

    private mutating func readName() -> UnsafeBufferPointer<UInt8>? {
        let start = position
        while position < limit {
            let byte = source[position]
            guard byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.dash || byte == UInt8(ascii: "_") || byte >= 0x80 else { break }
            position += 1
        }
        return position > start ? UnsafeBufferPointer(rebasing: source[start..<position]) : nil
    }

    /// `[class=name]` and `[class~="name"]`, as old style sheets write classes.
    private mutating func readAttribute(_ selector: inout StyleSheet.Selector, _ sheet: inout StyleSheet) -> Bool {
        guard source.hasASCIICaseless("[class", at: position), selector.classes.count < 3 else { return false }
        position += 6
        if position < limit, source[position] == UInt8(ascii: "~") || source[position] == UInt8(ascii: "*") { position += 1 }
        guard position < limit, source[position] == ASCII.equals else { return false }
        position += 1
        var quote: UInt8?
        if position < limit, source[position] == ASCII.quote || source[position] == UInt8(ascii: "'") {
            quote = source[position]
            position += 1
        }
        guard let name = readName() else { return false }
        if let quote {
            guard position < limit, source[position] == quote else { return false }
            position += 1
        }
        guard position < limit, source[position] == UInt8(ascii: "]") else { return false }
        position += 1
        selector.classes.append(sheet.intern(name, isID: false))
        selector.specificity += 100
        return true
    }
}
