/// What the parser has to know of an element before it looks at any style.
struct ElementTraits: OptionSet, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Begins and ends a line.
    static let block = ElementTraits(rawValue: 1 << 0)
    /// Has no content and no end tag.
    static let void = ElementTraits(rawValue: 1 << 1)
    /// Its content is text up to its end tag, whatever it looks like.
    static let rawText = ElementTraits(rawValue: 1 << 2)
    /// Nested by libxml2 (see `Nesting`).
    static let nested = ElementTraits(rawValue: 1 << 3)
    /// Its start tag ends an open paragraph.
    static let endsParagraph = ElementTraits(rawValue: 1 << 4)
    /// End tags of other elements don't reach through it.
    static let boundary = ElementTraits(rawValue: 1 << 5)
    /// A table cell.
    static let cell = ElementTraits(rawValue: 1 << 6)
    /// Its content is never shown.
    static let unshown = ElementTraits(rawValue: 1 << 7)
    /// Keeps white space.
    static let preformatted = ElementTraits(rawValue: 1 << 8)
    /// Has a size, weight or colour of its own in every client.
    static let styled = ElementTraits(rawValue: 1 << 9)
    /// Its end tag reaches through the blocks inside, as that of emphasis does.
    static let reaching = ElementTraits(rawValue: 1 << 10)
    /// A part of a table, which ends an open cell or row.
    static let tablePart = ElementTraits(rawValue: 1 << 11)
    /// `html`, `head` and `body`: stay open to the end, however often they are closed.
    static let scaffold = ElementTraits(rawValue: 1 << 12)

    /// Traits by `ElementName.rawValue`.
    static let table: [ElementTraits] = ElementName.allCases.map(ElementTraits.init(of:))

    private init(of name: ElementName) {
        self = []
        for (traits, names) in ElementTraits.groups where names.contains(name) { formUnion(traits) }
    }

    private static let groups: [(ElementTraits, Set<ElementName>)] = [
        (
            [.block, .endsParagraph],
            [
                .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .dd, .dt, .fieldset, .figcaption,
                .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p,
                .plaintext, .pre, .search, .section, .summary, .table, .ul, .xmp,
            ]
        ),
        (.block, [.body, .html, .caption, .legend, .option, .optgroup, .tbody, .tfoot, .thead, .tr, .frameset, .marquee, .rp]),
        (
            .void,
            [
                .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .keygen, .link, .meta, .param,
                .source, .track, .wbr,
            ]
        ),
        (.rawText, [.iframe, .noembed, .noframes, .script, .style, .textarea, .title, .xmp]),
        (
            .nested,
            [.caption, .colgroup, .dd, .div, .dl, .dt, .li, .ol, .p, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul]
        ),
        (.boundary, [.caption, .table, .td, .th, .object, .template, .marquee, .applet]),
        (.cell, [.td, .th]),
        (.unshown, [.datalist, .noembed, .noframes, .template]),
        ([.preformatted], [.listing, .plaintext, .pre, .textarea, .xmp]),
        (.styled, [.a, .big, .body, .button, .font, .h1, .h2, .h3, .h4, .h5, .h6, .select, .small, .sub, .sup, .table, .textarea]),
        (
            .reaching,
            [
                .a, .audio, .b, .big, .button, .code, .em, .font, .i, .nobr, .noscript, .s, .select, .small, .strike, .strong, .svg, .tt,
                .u,
                .video,
            ]
        ),
        (.tablePart, [.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr]),
        (.scaffold, [.html, .head, .body]),
    ]
}
