import MailBytes

/// Tells HTML by how it begins.
enum HTMLSniffer {
    /// Whether the first thing that is no white space (or a byte order mark, a comment, an XML declaration) is a tag of HTML.
    static func looksLikeHTML(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        let end = range.upperBound
        if end - i >= 3, bytes[i] == 0xEF, bytes[i + 1] == 0xBB, bytes[i + 2] == 0xBF { i += 3 }
        while true {
            while i < end, bytes[i].isASCIIWhitespace { i += 1 }
            guard i + 2 < end, bytes[i] == ASCII.less else { return false }
            if bytes[i + 1] == 0x3F {
                i = bytes.find(ASCII.greater, from: i, to: end) + 1
            } else if i + 3 < end, bytes[i + 1] == 0x21, bytes[i + 2] == ASCII.dash, bytes[i + 3] == ASCII.dash {
                guard let close = commentEnd(bytes, from: i + 4, to: end) else { return true }
                i = close
            } else {
                return isTag(bytes, from: i + 1, to: end)
            }
            if i >= end { return true }
        }
    }

    /// Whether a tag of HTML stands anywhere in the first 8 KiB: template languages put their own words before it.
    static func holdsHTML(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let end = min(range.upperBound, range.lowerBound + Input.probe)
        var i = range.lowerBound
        while true {
            i = bytes.find(ASCII.less, from: i, to: end) + 1
            if i >= end { return false }
            if isTag(bytes, from: i, to: end) { return true }
        }
    }

    private static func commentEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var i = start
        while true {
            i = bytes.find(ASCII.greater, from: i, to: end)
            if i >= end { return nil }
            if i >= start + 2, bytes[i - 1] == ASCII.dash, bytes[i - 2] == ASCII.dash { return i + 1 }
            i += 1
        }
    }

    private static func isTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
        var i = start
        while i < end, i - start < 12, bytes[i].isASCIILetter || bytes[i].isASCIIDigit || bytes[i] == 0x21 { i += 1 }
        guard i < end, bytes[i] == ASCII.greater || bytes[i] == 0x2F || bytes[i].isASCIIWhitespace else { return false }
        return names.contains { bytes[start..<i].equalsASCIICaseless($0) }
    }

    private static let names: [StaticString] = [
        "!doctype", "html", "head", "body", "meta", "title", "style", "script", "link", "base", "table", "tbody", "tr", "td", "div", "p",
        "span",
        "center", "font", "a", "img", "b", "i", "u", "em", "strong", "br", "hr", "h1", "h2", "h3", "h4", "ul", "ol", "li", "section",
        "article",
        "header", "main", "pre", "blockquote", "form", "iframe", "big", "small", "tt", "basefont", "bgsound", "marquee", "mjml",
    ]
}
