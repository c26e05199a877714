/// The elements that HTML knows, or has known; every other tag is `unknown`.
public enum ElementName: UInt8, Sendable, CaseIterable {
    case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdo, bgsound, big, blink
    case blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del
    case details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame
    case frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, kbd
    case keygen, label, legend, li, link, listing, main, map, mark, marquee, math, menu, meta, meter, nav, nobr
    case noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, picture, plaintext, pre
    case progress, q, rp, rt, ruby, s, samp, script, search, section, select, slot, small, source, span, strike
    case strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title
    case tr, track, tt, u, ul, `var`, video, wbr, xml, xmp
    case unknown

    /// The names as mail writes them, in the order of the cases.
    static let spellings: StaticString = """
        a abbr acronym address applet area article aside audio b base basefont bdo bgsound big blink blockquote body \
        br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt \
        em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr \
        html i iframe image img input ins kbd keygen label legend li link listing main map mark marquee math menu \
        meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre \
        progress q rp rt ruby s samp script search section select slot small source span strike strong style sub \
        summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xml \
        xmp
        """

    /// Finds an element by its name, in any case of letters.
    static let lookup = NameTable(spellings: spellings)

    private static let names: [String] =
        spellings.withUTF8Buffer { text in text.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } } + ["unknown"]

    /// As mail writes it, in small letters.
    public var text: String { ElementName.names[Int(rawValue)] }

    /// The element of that name; nil where HTML has none.
    public init?(named name: String) {
        var key = NameKey()
        for byte in name.utf8 { key.append(byte) }
        guard let value = ElementName.lookup.value(of: key) else { return nil }
        self.init(rawValue: value)
    }
}
