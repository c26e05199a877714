import MailBytes

/// Turns a small part of Markdown into HTML, each piece leading back to its place: headings, paragraphs, lists, quotes, rules, code, links,
/// images, emphasis and HTML among them.
///
/// **Doesn't** know references, tables or nested lists; they are read as text. Any bytes give a page, in linear time.
struct MarkdownReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let source: [UInt8]
    private var page: MappedBytes
    /// The element that is open, by its end tag.
    private var open: StaticString?
    private var isCode = false

    static func write(_ source: [UInt8], _ range: Range<Int>, to page: inout MappedBytes) {
        page = source.withUnsafeBufferPointer { bytes in
            var reader = MarkdownReader(bytes: bytes, source: source, page: page)
            reader.run(range)
            return reader.page
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, source: [UInt8], page: MappedBytes) {
        self.bytes = bytes
        self.source = source
        self.page = page
    }

    private mutating func run(_ range: Range<Int>) {
        var i = range.lowerBound
        while i < range.upperBound {
            let feed = bytes.find(ASCII.lf, from: i, to: range.upperBound)
            line(i..<feed)
            if feed < range.upperBound { page.copy(feed..<feed + 1, of: source) }
            i = feed + 1
        }
        close(at: range.upperBound)
    }

    private mutating func close(at offset: Int) {
        guard let open else { return }
        page.write(String(describing: open), at: offset)
        self.open = nil
    }

    private mutating func begin(_ tag: String, end: StaticString, at offset: Int) {
        close(at: offset)
        page.write(tag, at: offset)
        open = end
    }

    private mutating func line(_ whole: Range<Int>) {
        let line = bytes.trimmed(whole)
        if bytes.hasASCIICaseless("```", at: line.lowerBound) || bytes.hasASCIICaseless("~~~", at: line.lowerBound), line.count >= 3 {
            if isCode { close(at: line.upperBound) } else { begin("<pre>", end: "</pre>", at: line.lowerBound) }
            isCode.toggle()
            return
        }
        if isCode { return page.copy(whole, of: source) }
        guard let first = line.first.map({ bytes[$0] }) else { return close(at: whole.lowerBound) }
        let rest = line.dropFirst().first.map { bytes[$0] } ?? ASCII.space
        switch first {
        case 0x23:
            let level = line.prefix { bytes[$0] == 0x23 }.count
            guard level <= 6, line.count > level, bytes[line.lowerBound + level].isBlank else { break }
            close(at: line.lowerBound)
            var text = bytes.trimmed(line.lowerBound + level..<line.upperBound)
            while let last = text.last, bytes[last] == 0x23 { text = bytes.trimmed(text.dropLast()) }
            page.write("<h\(level)>", at: line.lowerBound)
            inline(text)
            page.write("</h\(level)>", at: line.upperBound)
            return
        case ASCII.dash, ASCII.equals, 0x2A, 0x5F:
            if line.count >= 3, line.allSatisfy({ bytes[$0] == first || bytes[$0] == ASCII.space }) {
                close(at: line.lowerBound)
                return
            }
            if first == ASCII.dash || first == 0x2A, rest.isBlank { return item(line.dropFirst()) }
        case 0x2B: if rest.isBlank { return item(line.dropFirst()) }
        case 0x30...0x39:
            let digits = line.prefix { bytes[$0].isASCIIDigit }
            let mark = digits.upperBound
            if digits.count < 4, mark + 1 < line.upperBound, bytes[mark] == ASCII.dot || bytes[mark] == UInt8(ascii: ")"),
                bytes[mark + 1].isBlank
            {
                return item(mark + 1..<line.upperBound)
            }
        case ASCII.greater:
            begin("<blockquote>", end: "</blockquote>", at: line.lowerBound)
            return inline(bytes.trimmed(line.dropFirst()))
        case ASCII.less where !isAutolink(line.lowerBound, line):
            if rest.isASCIILetter || rest == UInt8(ascii: "/") || rest == UInt8(ascii: "!"), open == nil { return inline(whole) }
        default: break
        }
        if open == nil { begin("<p>", end: "</p>", at: line.lowerBound) }
        inline(whole)
    }

    private mutating func item(_ range: Range<Int>) {
        begin("<li>", end: "</li>", at: range.lowerBound)
        inline(bytes.trimmed(range))
    }

    // MARK: Inside a line

    private mutating func inline(_ range: Range<Int>) {
        var i = range.lowerBound
        var copied = i
        while i < range.upperBound {
            switch bytes[i] {
            case 0x5C where i + 1 < range.upperBound && !bytes[i + 1].isNameByte:
                page.copy(copied..<i, of: source)
                copied = i + 1
                i += 2
            case 0x2A, 0x60:
                page.copy(copied..<i, of: source)
                i += 1
                copied = i
            case 0x5F where isMark(i, range):
                page.copy(copied..<i, of: source)
                i += 1
                copied = i
            case 0x21 where i + 1 < range.upperBound && bytes[i + 1] == 0x5B:
                guard let link = link(at: i + 1, range) else {
                    i += 1
                    continue
                }
                page.copy(copied..<i, of: source)
                page.write(Array("<img src=\"".utf8), for: i..<i + 1)
                page.copy(link.target, of: source)
                page.write("\" alt=\"", at: link.text.lowerBound)
                page.copy(link.text, of: source)
                page.write(Array("\">".utf8), for: link.end - 1..<link.end)
                (i, copied) = (link.end, link.end)
            case 0x5B:
                guard let link = link(at: i, range) else {
                    i += 1
                    continue
                }
                page.copy(copied..<i, of: source)
                page.write(Array("<a href=\"".utf8), for: i..<i + 1)
                page.copy(link.target, of: source)
                page.write("\">", at: link.text.lowerBound)
                page.copy(link.text, of: source)
                page.write(Array("</a>".utf8), for: link.end - 1..<link.end)
                (i, copied) = (link.end, link.end)
            case ASCII.less where isAutolink(i, range):
                let close = bytes.find(ASCII.greater, from: i, to: range.upperBound)
                page.copy(copied..<i, of: source)
                page.write(Array("<a href=\"".utf8), for: i..<i + 1)
                page.copy(i + 1..<close, of: source)
                page.write("\">", at: i + 1)
                page.copy(i + 1..<close, of: source)
                page.write(Array("</a>".utf8), for: close..<close + 1)
                (i, copied) = (close + 1, close + 1)
            default: i += 1
            }
        }
        page.copy(copied..<range.upperBound, of: source)
    }

    /// `_` between a blank and a letter marks; inside a word it is a letter.
    private func isMark(_ i: Int, _ range: Range<Int>) -> Bool {
        let before = i > range.lowerBound ? bytes[i - 1] : ASCII.space
        let after = i + 1 < range.upperBound ? bytes[i + 1] : ASCII.space
        return !(before.isNameByte && after.isNameByte) && !(before.isASCIIWhitespace && after.isASCIIWhitespace)
    }

    private func isAutolink(_ i: Int, _ range: Range<Int>) -> Bool {
        (bytes.hasASCIICaseless("<http://", at: i) || bytes.hasASCIICaseless("<https://", at: i)
            || bytes.hasASCIICaseless("<mailto:", at: i))
            && bytes.find(ASCII.greater, from: i, to: range.upperBound) < range.upperBound
    }

    /// `[text](target "title")` that begins at `i`; lines of more than a few thousand bytes have no links behind those.
    private func link(at i: Int, _ range: Range<Int>) -> (text: Range<Int>, target: Range<Int>, end: Int)? {
        let limit = min(range.upperBound, i + 2_000)
        var close = i + 1
        var depth = 1
        while close < limit {
            if bytes[close] == 0x5B { depth += 1 }
            if bytes[close] == 0x5D {
                depth -= 1
                if depth == 0 { break }
            }
            close += 1
        }
        guard close + 1 < limit, bytes[close + 1] == UInt8(ascii: "(") else { return nil }
        let stop = bytes.find(UInt8(ascii: ")"), from: close + 2, to: limit)
        guard stop < limit else { return nil }
        let inner = bytes.trimmed(close + 2..<stop)
        let target = inner.lowerBound..<(inner.first { bytes[$0].isASCIIWhitespace } ?? inner.upperBound)
        return (i + 1..<close, target, stop + 1)
    }
}
