import MailBytes

/// A page written anew so that it can be shown to a person: the elements and attributes that lay out and colour text, and nothing that
/// runs, loads, opens or sends. Pictures become boxes of their size with their alternative text; marked places are framed and numbered.
///
/// What is left out is told by lists of what is kept, so that what nobody thought of is left out too. Linear in the page.
public struct HarmlessPage {
    /// A place that is framed, in HTML offsets.
    public struct Mark: Sendable {
        public let range: Range<Int>
        /// What the frame is labelled with.
        public let label: String

        public init(range: Range<Int>, label: String) {
            self.range = range
            self.label = label
        }
    }

    /// The attribute that labels framed elements; no attribute of the page is kept that begins like it.
    public static let labelAttribute = "data-spamlint"

    private let source: UnsafeBufferPointer<UInt8>
    private let places: MarkedPlaces
    private var output: [UInt8] = []
    private var skipped: ElementName?

    /// What stands in the body of a page that shows `html`.
    public static func written(_ html: [UInt8], marks: [Mark]) -> [UInt8] {
        html.withUnsafeBufferPointer { buffer in
            var page = HarmlessPage(buffer, marks: marks)
            page.write()
            return page.output
        }
    }

    /// The same of plain text, which is shown as it is.
    public static func written(text: [UInt8], marks: [Mark]) -> [UInt8] {
        text.withUnsafeBufferPointer { buffer in
            var page = HarmlessPage(buffer, marks: marks)
            page.append(text: 0..<buffer.count, isPlain: true)
            return page.output
        }
    }

    private init(_ source: UnsafeBufferPointer<UInt8>, marks: [Mark]) {
        self.source = source
        places = MarkedPlaces(marks)
        output.reserveCapacity(source.count + source.count / 4)
    }

    private mutating func write() {
        var tokenizer = Tokenizer(source)
        while true {
            switch tokenizer.next() {
            case .end: return
            case .comment, .declaration: continue
            case .text: if skipped == nil { append(text: tokenizer.start..<tokenizer.end, isPlain: false) }
            case .startTag:
                if let raw = tokenizer.rawContent {
                    if skipped == nil { append(raw: tokenizer.name, raw) }
                } else if skipped == nil {
                    append(startTag: tokenizer)
                }
            case .endTag:
                if let name = skipped {
                    if tokenizer.name == name { skipped = nil }
                } else if HarmlessMarkup.elements.contains(tokenizer.name), tokenizer.name != .body {
                    append("</\(tokenizer.name.text)>")
                }
            }
        }
    }

    // MARK: Text

    private mutating func append(text range: Range<Int>, isPlain: Bool) {
        for piece in places.pieces(of: range) {
            if let label = piece.label { append("<mark \(Self.labelAttribute)=\"\(label)\">") }
            append(escaped: piece.range, isPlain: isPlain)
            if piece.label != nil { append("</mark>") }
        }
    }

    /// Text as it is written, references among it; a `<` that begins nothing stays one.
    private mutating func append(escaped range: Range<Int>, isPlain: Bool) {
        for byte in source[range] {
            switch byte {
            case ASCII.less: append("&lt;")
            case ASCII.greater: append("&gt;")
            case UInt8(ascii: "&") where isPlain: append("&amp;")
            case ASCII.nul: continue
            default: output.append(byte)
            }
        }
    }

    /// The content of an element whose content is text up to its end tag.
    private mutating func append(raw name: ElementName, _ range: Range<Int>) {
        switch name {
        case .style:
            append("<style>")
            // No end tag lies in it; what a browser might take for one does not either.
            for byte in source[range] where byte != ASCII.less && byte != ASCII.nul { output.append(byte) }
            append("</style>")
        case .textarea, .xmp: append(escaped: range, isPlain: true)
        default: return
        }
    }

    // MARK: Tags

    private mutating func append(startTag tag: borrowing Tokenizer) {
        let name = tag.name
        let span = tag.start..<tag.end
        if name == .template || name == .datalist {
            skipped = name
            return
        }
        let attributes = AttributeScanner(source, from: tag.nameEnd, to: max(tag.nameEnd, tag.end - 1))
        if name == .img || name == .image {
            append(picture: attributes, label: places.label(in: span))
            return
        }
        guard HarmlessMarkup.elements.contains(name) else { return }
        append("<\(name.text)")
        for attribute in attributes {
            let spelling = String(decoding: source[attribute.name].map(\.asciiLowercased), as: UTF8.self)
            // Where a link leads is shown, not followed.
            let kept = name == .a && spelling == "href" ? "title" : spelling
            guard HarmlessMarkup.attributes.contains(kept), kept != "title" || name != .a || spelling == "href" else { continue }
            append(" \(kept)=\"")
            append(attributeValue: attribute.value)
            append("\"")
        }
        if let label = places.label(in: span) { append(" \(Self.labelAttribute)=\"\(label)\"") }
        append(">")
    }

    /// A box of the picture's size that shows its alternative text.
    private mutating func append(picture attributes: AttributeScanner, label: String?) {
        var alternative: Range<Int>?
        var style = ""
        for attribute in attributes {
            let name = source[attribute.name]
            if name.equalsASCIICaseless("alt"), alternative == nil { alternative = attribute.value }
            for edge in ["width", "height"] where String(decoding: name, as: UTF8.self).lowercased() == edge {
                if let length = HarmlessMarkup.length(source[attribute.value]) { style += "\(edge):\(length);" }
            }
        }
        append("<span class=\"spamlint-picture\" style=\"\(style)\"")
        if let label { append(" \(Self.labelAttribute)=\"\(label)\"") }
        append(">")
        if let alternative { append(attributeValue: alternative) }
        append("</span>")
    }

    /// A value for double quotes; references in it stay.
    private mutating func append(attributeValue range: Range<Int>) {
        for byte in source[range] {
            switch byte {
            case ASCII.quote: append("&quot;")
            case ASCII.less: append("&lt;")
            case ASCII.greater: append("&gt;")
            case ASCII.nul: continue
            default: output.append(byte)
            }
        }
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }
}

/// What of a page is kept.
enum HarmlessMarkup {
    /// Elements that lay out and colour text.
    static let elements: Set<ElementName> = [
        .a, .abbr, .acronym, .address, .article, .aside, .b, .bdo, .big, .blockquote, .body, .br, .caption, .center, .cite, .code, .col,
        .colgroup, .dd, .del, .dfn, .div, .dl, .dt, .em, .figcaption, .figure, .font, .footer, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hr,
        .i, .ins, .kbd, .li, .main, .nav, .nobr, .ol, .p, .pre, .q, .s, .samp, .section, .small, .span, .strike, .strong, .sub, .sup,
        .table, .tbody, .td, .tfoot, .th, .thead, .tr, .tt, .u, .ul, .var, .wbr,
    ]

    /// Attributes without an address in them.
    static let attributes: Set<String> = [
        "align", "bgcolor", "border", "cellpadding", "cellspacing", "class", "color", "colspan", "dir", "face", "height", "hidden", "id",
        "lang", "nowrap", "rowspan", "size", "start", "style", "title", "type", "valign", "width",
    ]

    /// A number of pixels or a percentage, as CSS; nil for what is neither.
    static func length(_ value: some Collection<UInt8>) -> String? {
        let digits = value.drop(while: \.isASCIIWhitespace).prefix(while: \.isASCIIDigit)
        guard !digits.isEmpty, digits.count <= 4 else { return nil }
        let isPercentage = value.contains(UInt8(ascii: "%"))
        return String(decoding: digits, as: UTF8.self) + (isPercentage ? "%" : "px")
    }
}
