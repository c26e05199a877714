import MailBytes

/// Turns MJML into the HTML that tells a reader the same: its texts, images, links, preview and title, each leading back to its place.
///
/// Tags may be unbalanced and attributes unquoted; any bytes give a page. Linear.
///
/// **Doesn't** lay out: columns become blocks, and what `mj-attributes` and classes set is not looked up.
struct MJMLReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let source: [UInt8]
    private let end: Int
    private var position: Int
    private var page: MappedBytes
    /// The content of `mj-preview`, which belongs into the body.
    private var preview: Range<Int>?
    private var closers = CloserCache()

    struct Attribute {
        let name: Range<Int>
        /// With its quotes.
        let value: Range<Int>
    }

    static func write(_ source: [UInt8], _ range: Range<Int>, to page: inout MappedBytes) {
        page = source.withUnsafeBufferPointer { bytes in
            var reader = MJMLReader(bytes: bytes, source: source, end: range.upperBound, position: range.lowerBound, page: page)
            reader.run()
            return reader.page
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, source: [UInt8], end: Int, position: Int, page: MappedBytes) {
        self.bytes = bytes
        self.source = source
        self.end = end
        self.position = position
        self.page = page
    }

    private mutating func run() {
        while position < end {
            let less = bytes.find(ASCII.less, from: position, to: end)
            page.copy(position..<less, of: source)
            position = less
            guard less < end else { return }
            if let stop = skipped(from: less) {
                page.copy(less..<stop, of: source)
                position = stop
            } else if bytes.hasASCIICaseless("<mj", at: less) || bytes.hasASCIICaseless("</mj", at: less) {
                element(at: less)
            } else {
                page.copy(less..<less + 1, of: source)
                position = less + 1
            }
        }
    }

    /// The end of a comment that begins here.
    private mutating func skipped(from less: Int) -> Int? {
        guard bytes.hasASCIICaseless("<!--", at: less), let close = closers.next("-->", from: less + 4, in: bytes), close < end else {
            return nil
        }
        return close + 3
    }

    // MARK: Elements

    private mutating func element(at less: Int) {
        let isEnd = bytes[less + 1] == UInt8(ascii: "/")
        let start = less + (isEnd ? 2 : 1)
        var nameEnd = start
        while nameEnd < end, bytes[nameEnd].isNameByte || bytes[nameEnd] == ASCII.dash { nameEnd += 1 }
        let (attributes, tagEnd, isEmpty) = attributes(from: nameEnd)
        let name = String(decoding: bytes.lowered(start..<min(nameEnd, start + 40)), as: UTF8.self)
        position = tagEnd
        let tag = less..<tagEnd
        if isEnd {
            page.write(Array(Self.endTag(name).utf8), for: tag)
        } else {
            begin(name, tag, attributes)
            if isEmpty { page.write(Array(Self.endTag(name).utf8), for: tagEnd - 1..<tagEnd) }
        }
    }

    private mutating func begin(_ name: String, _ tag: Range<Int>, _ attributes: [Attribute]) {
        switch name {
        case "mjml": open("html", tag, attributes, ["lang": "lang", "dir": "dir"])
        case "mj-head": open("head", tag, [], [:])
        case "mj-body":
            open("body", tag, attributes, ["background-color": "bgcolor"])
            guard let preview else { return }
            page.write("<div style=\"display:none\">", at: preview.lowerBound)
            page.copy(preview, of: source)
            page.write("</div>", at: preview.upperBound)
        case "mj-title": open("title", tag, [], [:])
        case "mj-preview":
            let content = content(of: "mj-preview", from: tag.upperBound)
            preview = preview ?? content
            position = content.upperBound
        case "mj-style": open("style", tag, [], [:])
        case "mj-attributes", "mj-html-attributes", "mj-font", "mj-breakpoint", "mj-include":
            // An end tag of its own may follow; what stands between the two is no content.
            if bytes[max(tag.lowerBound, tag.upperBound - 2)] != UInt8(ascii: "/") {
                position = content(of: name, from: tag.upperBound).upperBound
            }
        case "mj-raw": break
        case "mj-button":
            page.write(Array("<p>".utf8), for: tag.lowerBound..<tag.lowerBound + 1)
            open("a", tag, attributes, ["href": "href", "title": "title"])
        case "mj-navbar-link", "mj-social-element":
            page.write(Array("<span>".utf8), for: tag.lowerBound..<tag.lowerBound + 1)
            open("a", tag, attributes, ["href": "href", "title": "title"])
            if name == "mj-social-element", value("src", attributes) != nil { image(tag, attributes) }
        case "mj-image", "mj-carousel-image":
            let isLinked = value("href", attributes) != nil
            page.write(Array("<p>".utf8), for: tag.lowerBound..<tag.lowerBound + 1)
            if isLinked { open("a", tag, attributes, ["href": "href", "title": "title"]) }
            image(tag, attributes)
            if isLinked { page.write(Array("</a>".utf8), for: tag.upperBound - 1..<tag.upperBound) }
        case "mj-table": open("table", tag, [], [:])
        case "mj-text", "mj-accordion-text", "mj-accordion-title":
            open("div", tag, attributes, [:], styles: ["color", "font-size", "font-weight", "line-height", "text-transform"])
        case "mj-divider", "mj-spacer": page.write(Array("<p>".utf8), for: tag)
        default: open("div", tag, attributes, ["background-url": "background"], styles: ["background-color"])
        }
    }

    private static func endTag(_ name: String) -> String {
        switch name {
        case "mjml": "</html>"
        case "mj-head": "</head>"
        case "mj-body": "</body>"
        case "mj-title": "</title>"
        case "mj-style": "</style>"
        case "mj-preview", "mj-attributes", "mj-html-attributes", "mj-font", "mj-breakpoint", "mj-include", "mj-raw": ""
        case "mj-button": "</a></p>"
        case "mj-navbar-link", "mj-social-element": "</a> </span>"
        case "mj-image", "mj-carousel-image", "mj-divider", "mj-spacer": "</p>"
        case "mj-table": "</table>"
        default: "</div>"
        }
    }

    /// Writes a start tag with those of the attributes that HTML has, under its names for them.
    private mutating func open(
        _ name: String, _ tag: Range<Int>, _ attributes: [Attribute], _ names: [String: String], styles: Set<String> = []
    ) {
        page.write(Array("<\(name)".utf8), for: tag.lowerBound..<tag.lowerBound + 1)
        for attribute in attributes {
            guard let known = names[text(attribute.name)] else { continue }
            page.write(" \(known)=", at: attribute.name.lowerBound)
            page.copy(attribute.value, of: source)
        }
        let own = attributes.filter { styles.contains(text($0.name)) }
        if !own.isEmpty {
            page.write(" style=\"", at: tag.lowerBound)
            for attribute in own {
                page.copy(attribute.name, of: source)
                page.write(":", at: attribute.value.lowerBound)
                page.copy(unquoted(attribute.value), of: source)
                page.write(";", at: attribute.value.upperBound)
            }
            page.write("\"", at: tag.upperBound - 1)
        }
        page.write(Array(">".utf8), for: tag.upperBound - 1..<tag.upperBound)
    }

    /// MJML writes an empty alternative where none is given, and always a width.
    private mutating func image(_ tag: Range<Int>, _ attributes: [Attribute]) {
        page.write(Array("<img".utf8), for: tag.lowerBound..<tag.lowerBound + 1)
        for name in ["src", "alt", "title"] {
            if let value = value(name, attributes) {
                page.write(" \(name)=", at: value.lowerBound)
                page.copy(value, of: source)
            } else if name == "alt" {
                page.write(" alt=\"\"", at: tag.lowerBound)
            }
        }
        page.write(" width=\"", at: tag.lowerBound)
        let width = value("width", attributes).map(unquoted)?.prefix { bytes[$0].isASCIIDigit } ?? 0..<0
        if width.isEmpty { page.write("600", at: tag.lowerBound) } else { page.copy(width, of: source) }
        let height = value("height", attributes).map(unquoted)?.prefix { bytes[$0].isASCIIDigit } ?? 0..<0
        page.write("\" height=\"", at: tag.lowerBound)
        if height.isEmpty { page.write("auto", at: tag.lowerBound) } else { page.copy(height, of: source) }
        page.write("\"", at: tag.upperBound - 1)
        page.write(Array(">".utf8), for: tag.upperBound - 1..<tag.upperBound)
    }

    // MARK: Reading

    /// Up to the end tag of that name, or to the end.
    private func content(of name: String, from start: Int) -> Range<Int> {
        let wanted = Array(name.utf8)
        var i = start
        while i < end {
            i = bytes.find(ASCII.less, from: i, to: end)
            guard i + 2 + wanted.count <= end else { return start..<end }
            if bytes[i + 1] == UInt8(ascii: "/"), bytes.lowered(i + 2..<i + 2 + wanted.count) == wanted { return start..<i }
            i += 1
        }
        return start..<end
    }

    /// The attributes behind a tag's name, where the tag ends, and whether it ends its element too.
    private func attributes(from start: Int) -> ([Attribute], end: Int, isEmpty: Bool) {
        var attributes: [Attribute] = []
        var i = start
        while i < end {
            let byte = bytes[i]
            if byte == ASCII.greater { return (attributes, i + 1, bytes[i - 1] == UInt8(ascii: "/")) }
            guard byte.isNameByte else {
                i += 1
                continue
            }
            let name = i
            while i < end, bytes[i].isNameByte || bytes[i] == ASCII.dash || bytes[i] == ASCII.colon { i += 1 }
            let nameEnd = i
            while i < end, bytes[i].isASCIIWhitespace { i += 1 }
            guard i < end, bytes[i] == ASCII.equals else { continue }
            i += 1
            while i < end, bytes[i].isASCIIWhitespace { i += 1 }
            guard i < end, bytes[i] == ASCII.quote || bytes[i] == UInt8(ascii: "'") else { continue }
            let close = bytes.find(bytes[i], from: i + 1, to: end)
            if attributes.count < 200 { attributes.append(Attribute(name: name..<nameEnd, value: i..<min(close + 1, end))) }
            i = min(close + 1, end)
        }
        return (attributes, end, false)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes.lowered(range), as: UTF8.self) }

    private func value(_ name: String, _ attributes: [Attribute]) -> Range<Int>? { attributes.first { text($0.name) == name }?.value }

    private func unquoted(_ value: Range<Int>) -> Range<Int> {
        value.count < 2 ? value : value.lowerBound + 1..<value.upperBound - 1
    }
}
