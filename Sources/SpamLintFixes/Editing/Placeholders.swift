import MailBytes

/// Finds what a template or a mail service fills in: `{{x}}`, `{% x %}`, `*|X|*`, `%%x%%`, `%x%`, `<% x %>`, `[[x]]`, `${x}`.
///
/// No edit touches one.
enum Placeholders {
    private static let pairs: [(open: StaticString, close: StaticString)] = [
        ("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("*|", "|*"), ("%%", "%%"), ("<%", "%>"), ("[[", "]]"), ("${", "}"), ("<#", ">"),
        ("#{", "}"),
    ]

    /// Bytes of a placeholder at most: longer ones are code that happens to look like one.
    private static let longest = 300

    /// Whether one of the placeholders, which are in order, touches a range; an insertion touches one that it stands inside.
    static func touch(_ range: Range<Int>, _ placeholders: [Range<Int>]) -> Bool {
        let index = placeholders.indices.partitioningIndex { placeholders[$0].upperBound > range.lowerBound }
        guard index < placeholders.count else { return false }
        let found = placeholders[index].lowerBound
        return range.isEmpty ? found < range.lowerBound : found < range.upperBound
    }

    /// Linear: no look-ahead is longer than `longest`, and what is found is passed over.
    static func find(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var i = bytes.startIndex
        while i + 1 < bytes.endIndex {
            if let end = end(in: bytes, at: i) {
                found.append(i..<end)
                i = end
            } else {
                i += 1
            }
        }
        return found
    }

    private static func end(in bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
        switch bytes[start] {
        case 0x7B, 0x2A, 0x25, 0x3C, 0x5B, 0x24, 0x23: break
        default: return nil
        }
        for (open, close) in pairs where stands(open, in: bytes, at: start) {
            var i = start + 2
            let limit = min(bytes.endIndex, start + longest)
            while i < limit, !stands(close, in: bytes, at: i) { i += 1 }
            guard i < limit, i > start + 2 else { return nil }
            i += close.utf8CodeUnitCount
            // `{{{x}}}`
            while i < bytes.endIndex, bytes[start] == 0x7B, bytes[start + 1] == 0x7B, bytes[i] == 0x7D { i += 1 }
            return i
        }
        // `%name%`: letters alone, since `%` stands in addresses and prices as well.
        guard bytes[start] == 0x25 else { return nil }
        var i = start + 1
        while i < bytes.endIndex, i - start < 60, bytes[i].isASCIILetter || bytes[i] == 0x5F || bytes[i] == ASCII.dash { i += 1 }
        return i > start + 3 && i < bytes.endIndex && bytes[i] == 0x25 ? i + 1 : nil
    }

    private static func stands(_ text: StaticString, in bytes: ArraySlice<UInt8>, at i: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        return i + count <= bytes.endIndex && bytes[i] == text.utf8Start[0] && (count < 2 || bytes[i + 1] == text.utf8Start[1])
    }
}
