/// The attributes that are looked at. `event` stands for every `on…`, `unknown` for the rest.
enum AttributeName: UInt8, CaseIterable {
    case action, alt, background, bgcolor, charset, `class`, color, content, data, height, hidden, href
    case httpEquiv, id, lang, link, media, name, open, poster, rel, role, size, src, style, target, text, title, type
    case value, width, xmlLang
    case event, unknown

    static let spellings: StaticString = """
        action alt background bgcolor charset class color content data height hidden href \
        http-equiv id lang link media name open poster rel role size src style target text title type \
        value width xml:lang
        """

    static let table = NameTable(spellings: spellings)

    @inline(__always) var bit: UInt64 { 1 << UInt64(rawValue) }
}

/// One attribute of the tag just read, by offsets into the HTML.
struct Attribute {
    var name: AttributeName
    var start: Int32
    var end: Int32
    /// Between the quotes; empty at the end of the name where there is no value.
    var valueStart: Int32
    var valueEnd: Int32

    var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
    var span: Range<Int> { Int(start)..<Int(end) }
}
