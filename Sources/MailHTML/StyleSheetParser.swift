import MailBytes

/// Reads the contents of `<style>` elements (CSS Syntax Level 3) into a `StyleSheet`. One pass, no recursion.
struct StyleSheetParser {
    let source: UnsafeBufferPointer<UInt8>
    private(set) var sheet = StyleSheet()
    private let declarationParser: DeclarationParser

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        declarationParser = DeclarationParser(source)
    }

    /// Reads one element's content.
    ///
    /// - Parameter isConditional: whether the element's own `media` attribute limits it.
    mutating func parse(_ content: Range<Int>, isConditional: Bool) {
        var i = content.lowerBound
        let limit = content.upperBound
        /// For each open block of an at-rule: whether it is limited to some screens.
        var blocks: [Bool] = []
        while i < limit {
            let byte = source[i]
            if byte.isASCIIWhitespace || byte == ASCII.semicolon {
                i += 1
            } else if byte == UInt8(ascii: "}") {
                _ = blocks.popLast()
                i += 1
            } else if source.hasASCIICaseless("/*", at: i) {
                i = source.endOfStyleComment(from: i, limit: limit)
            } else if source.hasASCIICaseless("<!--", at: i) {
                i += 4
            } else if source.hasASCIICaseless("-->", at: i) {
                i += 3
            } else if byte == ASCII.at {
                i = atRule(at: i, limit: limit, &blocks)
            } else {
                i = rule(at: i, limit: limit, isConditional: isConditional || blocks.last ?? false)
            }
        }
    }

    /// The offset of the first of `{`, `}` or `;` that no comment or string holds.
    private func endOfPrelude(from start: Int, limit: Int, stopAtSemicolon: Bool) -> Int {
        var i = start
        while i < limit {
            let byte = source[i]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { return i }
            if stopAtSemicolon, byte == ASCII.semicolon { return i }
            if byte == UInt8(ascii: "/"), i + 1 < limit, source[i + 1] == UInt8(ascii: "*") {
                i = source.endOfStyleComment(from: i, limit: limit)
            } else {
                i += 1
            }
        }
        return limit
    }

    /// The offset of the `}` that ends a block, whose content starts at `start`.
    private func endOfBlock(from start: Int, limit: Int) -> Int {
        var depth = 1
        var i = start
        while i < limit {
            let byte = source[i]
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return i }
            }
            i += 1
        }
        return limit
    }

    private mutating func atRule(at start: Int, limit: Int, _ blocks: inout [Bool]) -> Int {
        let end = endOfPrelude(from: start, limit: limit, stopAtSemicolon: true)
        if source.hasASCIICaseless("@import", at: start) { addImport(start + 7, end) }
        guard end < limit, source[end] == UInt8(ascii: "{") else { return min(end + 1, limit) }
        let isMedia = source.hasASCIICaseless("@media", at: start)
        if isMedia || source.hasASCIICaseless("@supports", at: start) || source.hasASCIICaseless("@layer", at: start) {
            let prelude = UnsafeBufferPointer(rebasing: source[(start + 6)..<max(end, start + 6)])
            blocks.append((blocks.last ?? false) || (isMedia && StyleSheetParser.limits(media: prelude)))
            return end + 1
        }
        return min(endOfBlock(from: end + 1, limit: limit) + 1, limit)
    }

    /// Whether a media query holds on some screens only: anything but plain `all` or `screen`.
    static func limits(media query: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ValueScanner(query)
        while let word = scanner.nextWord() {
            let isPlain =
                (word.count == 3 && word.hasASCIICaseless("all", at: 0)) || (word.count == 6 && word.hasASCIICaseless("screen", at: 0))
                || (word.count == 4 && word.hasASCIICaseless("only", at: 0))
            if !isPlain { return true }
        }
        return false
    }

    private mutating func addImport(_ start: Int, _ end: Int) {
        var from = start
        while from < end, source[from].isASCIIWhitespace { from += 1 }
        if source.hasASCIICaseless("url(", at: from) { from += 4 }
        guard from < end else { return }
        var stop = end
        if source[from] == ASCII.quote || source[from] == UInt8(ascii: "'") {
            stop = source.firstIndex(of: source[from], from: from + 1, to: end) ?? end
        }
        let inner = StyleValue.innerURL(UnsafeBufferPointer(rebasing: source[from..<stop]))
        sheet.imports.append((from + inner.lowerBound)..<(from + inner.upperBound))
    }

    private mutating func rule(at start: Int, limit: Int, isConditional: Bool) -> Int {
        let open = endOfPrelude(from: start, limit: limit, stopAtSemicolon: false)
        guard open < limit, source[open] == UInt8(ascii: "{") else { return min(max(open, start + 1), limit) }
        let close = endOfPrelude(from: open + 1, limit: limit, stopAtSemicolon: false)
        var block = Declarations()
        declarationParser.parse((open + 1)..<close, into: &block)
        if !block.isEmpty {
            let number = sheet.add(block)
            selectors(start..<open) { selector, sheet in sheet.add(selector, number, isConditional: isConditional) }
        }
        guard close < limit else { return limit }
        return source[close] == UInt8(ascii: "}") ? close + 1 : close
    }

    /// Calls `found` for each selector of a list that is understood.
    private mutating func selectors(_ list: Range<Int>, _ found: (StyleSheet.Selector, inout StyleSheet) -> Void) {
        var start = list.lowerBound
        while start < list.upperBound {
            let end = source.firstIndex(of: ASCII.comma, from: start, to: list.upperBound) ?? list.upperBound
            var reader = SelectorReader(source: source, position: start, limit: end)
            if let selector = reader.read(&sheet) { found(selector, &sheet) }
            start = end + 1
        }
    }
}
