import MailBytes

/// Reads `property: value; …` (CSS Syntax Level 3, section 5) into `Declarations`, skipping what does not hide anything.
struct DeclarationParser {
    let source: UnsafeBufferPointer<UInt8>
    /// Whether `source` is the HTML itself, so that offsets into it tell where a URL is.
    let isHTML: Bool
    private let table = StyleProperty.table

    init(_ source: UnsafeBufferPointer<UInt8>, isHTML: Bool = true) {
        self.source = source
        self.isHTML = isHTML
    }

    /// Reads the declarations in `range`. O(range).
    func parse(_ range: Range<Int>, into declarations: inout Declarations) {
        var i = range.lowerBound
        let limit = range.upperBound
        var unclosed: Set<UInt8> = []
        while i < limit {
            let byte = source[i]
            if byte.isASCIIWhitespace || byte == ASCII.semicolon {
                i += 1
                continue
            }
            if byte == UInt8(ascii: "/"), i + 1 < limit, source[i + 1] == UInt8(ascii: "*") {
                i = source.endOfStyleComment(from: i, limit: limit)
                continue
            }
            var key = NameKey()
            while i < limit, DeclarationParser.isNameByte(source[i]) {
                key.append(source[i].asciiLowercased)
                i += 1
            }
            while i < limit, source[i].isASCIIWhitespace { i += 1 }
            guard i < limit, source[i] == ASCII.colon else {
                i = endOfValue(from: i, limit: limit, &unclosed)
                if i < limit { i += 1 }
                continue
            }
            let end = endOfValue(from: i + 1, limit: limit, &unclosed)
            if let value = table.value(of: key), let property = StyleProperty(rawValue: value) {
                set(property, (i + 1)..<end, in: &declarations)
            }
            i = end + 1
        }
    }

    @inline(__always)
    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == ASCII.dash || byte.isASCIIDigit || byte >= 0x80 || byte == UInt8(ascii: "_")
    }

    /// The offset of the `;` that ends a value; strings and parentheses may hold others.
    @inline(__always)
    private func endOfValue(from offset: Int, limit: Int, _ unclosed: inout Set<UInt8>) -> Int {
        var i = offset
        while i < limit {
            let byte = source[i]
            if byte == ASCII.semicolon { return i }
            if byte == UInt8(ascii: "(") || byte == ASCII.quote || byte == UInt8(ascii: "'") {
                let close = byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : byte
                if !unclosed.contains(close) {
                    if let found = source.firstIndex(of: close, from: i + 1, to: limit) {
                        i = found
                    } else {
                        // Holds nothing then, and is searched for once only.
                        unclosed.insert(close)
                    }
                }
            }
            i += 1
        }
        return limit
    }

    /// The value without surrounding white space and without `!important`.
    private func trimmed(_ range: Range<Int>) -> (value: UnsafeBufferPointer<UInt8>, start: Int, important: Bool) {
        var start = range.lowerBound
        var end = range.upperBound
        func trim() {
            while start < end, source[start].isASCIIWhitespace { start += 1 }
            while start < end, source[end - 1].isASCIIWhitespace { end -= 1 }
        }
        trim()
        var important = false
        if end - start >= 10, source.hasASCIICaseless("important", at: end - 9) {
            var mark = end - 10
            while mark > start, source[mark].isASCIIWhitespace { mark -= 1 }
            if source[mark] == UInt8(ascii: "!") {
                important = true
                end = mark
                trim()
            }
        }
        return (UnsafeBufferPointer(rebasing: source[start..<end]), start, important)
    }

    private func set(_ property: StyleProperty, _ range: Range<Int>, in declarations: inout Declarations) {
        let (value, start, important) = trimmed(range)
        guard !value.isEmpty else { return }
        let setter = StyleValue(text: value, offset: isHTML ? start : nil, important: important)
        setter.set(property, in: &declarations)
    }
}
