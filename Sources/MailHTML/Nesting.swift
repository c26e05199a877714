internal import CLibXML2

/// Asks libxml2's SAX parser which elements a tag opens and closes.
///
/// libxml2 is given the bare tags of the elements that HTML nests by rules of their own (paragraphs, lists, tables, `div`), one at a time
/// through its push interface; its events tell at once what each did. It never sees attributes, text, comments or names it does not
/// know: so neither their length, number and content nor the encoding that a `<meta>` claims can stop it, slow it down or move an offset,
/// and its memory does not depend on the mail.
///
/// The only file that imports libxml2.
struct Nesting: ~Copyable {
    /// What the callbacks count while libxml2 reads one tag.
    private final class Events {
        var started = 0
        var ended = 0
    }

    private let events = Events()
    private var context: htmlParserCtxtPtr?
    /// Elements open in libxml2 that our tags opened.
    private(set) var depth = 0
    private(set) var hasFailed = false

    init() {}

    deinit {
        if let context { htmlFreeParserCtxt(context) }
    }

    /// Whether libxml2 can take another element.
    var isOpen: Bool { !hasFailed && depth < HTMLLimits.nesting }

    /// Opens `name` and returns how many open elements that closed; nil if libxml2 did not open it.
    mutating func open(_ name: ElementName) -> (closed: Int, opened: Bool) {
        guard prepare() else { return (0, false) }
        feed(Nesting.startTags[Int(name.rawValue)])
        let closed = min(events.ended, depth)
        let opened = events.started == 1
        if !opened { hasFailed = true }
        depth += (opened ? 1 : 0) - closed
        return (closed, opened)
    }

    /// Closes `name` and returns how many elements that closed, the last of them `name`.
    mutating func close(_ name: ElementName) -> Int {
        guard !hasFailed, context != nil else { return 0 }
        feed(Nesting.endTags[Int(name.rawValue)])
        let closed = min(events.ended, depth)
        depth -= closed
        return closed
    }

    private mutating func feed(_ tag: StaticTag) {
        events.started = 0
        events.ended = 0
        if htmlParseChunk(context, tag.start, tag.count, 0) != 0, context?.pointee.disableSAX != 0 { hasFailed = true }
    }

    /// Makes the parser when the first element needs it.
    private mutating func prepare() -> Bool {
        if context != nil { return !hasFailed }
        var handler = htmlSAXHandler()
        handler.startElement = { state, _, _ in
            guard let state else { return }
            Unmanaged<Events>.fromOpaque(state).takeUnretainedValue().started += 1
        }
        handler.endElement = { state, _ in
            guard let state else { return }
            Unmanaged<Events>.fromOpaque(state).takeUnretainedValue().ended += 1
        }
        let state = Unmanaged.passUnretained(events).toOpaque()
        context = htmlCreatePushParserCtxt(&handler, state, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
        guard let context else {
            hasFailed = true
            return false
        }
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue
        _ = htmlCtxtUseOptions(context, Int32(bitPattern: options))
        feed(StaticTag("<html><body>"))
        return !hasFailed
    }

    /// A tag as C wants it.
    private struct StaticTag: @unchecked Sendable {
        let start: UnsafePointer<CChar>?
        let count: Int32

        init(_ text: StaticString) {
            start = UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
            count = Int32(text.utf8CodeUnitCount)
        }

        init() {
            start = nil
            count = 0
        }
    }

    private static let tags: [(ElementName, StaticString, StaticString)] = [
        (.caption, "<caption>", "</caption>"), (.colgroup, "<colgroup>", "</colgroup>"), (.dd, "<dd>", "</dd>"),
        (.div, "<div>", "</div>"), (.dl, "<dl>", "</dl>"), (.dt, "<dt>", "</dt>"), (.li, "<li>", "</li>"), (.ol, "<ol>", "</ol>"),
        (.p, "<p>", "</p>"), (.table, "<table>", "</table>"), (.tbody, "<tbody>", "</tbody>"), (.td, "<td>", "</td>"),
        (.tfoot, "<tfoot>", "</tfoot>"), (.th, "<th>", "</th>"), (.thead, "<thead>", "</thead>"), (.tr, "<tr>", "</tr>"),
        (.ul, "<ul>", "</ul>"),
    ]

    private static let startTags = tagTable { $0.1 }
    private static let endTags = tagTable { $0.2 }

    private static func tagTable(_ text: ((ElementName, StaticString, StaticString)) -> StaticString) -> [StaticTag] {
        var table = [StaticTag](repeating: StaticTag(), count: ElementName.allCases.count)
        for entry in tags { table[Int(entry.0.rawValue)] = StaticTag(text(entry)) }
        return table
    }
}
