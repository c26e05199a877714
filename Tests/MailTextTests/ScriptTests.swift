import MailText
import Testing

@Suite struct ScriptTests {
    static let table: [(Unicode.Scalar, Script)] = [
        ("a", .latin), ("É", .latin), ("Ａ", .latin), ("1", .common), (" ", .common), ("。", .common), ("免", .han), ("𠀀", .han), ("々", .han),
        ("か", .kana), ("カ", .kana), ("ｶ", .kana), ("한", .hangul), ("ж", .cyrillic), ("α", .greek), ("ա", .armenian), ("א", .hebrew),
        ("ع", .arabic), ("ก", .thai), ("Ꭺ", .cherokee), ("अ", .other), ("🔥", .common), ("\u{301}", .common), ("\u{10FFFF}", .common),
        ("\u{E0020}", .common),
    ]

    @Test(arguments: table) func knows(_ row: (Unicode.Scalar, Script)) {
        #expect(row.0.script == row.1)
    }

    static let readings: [(Unicode.Scalar, String?, Unicode.Scalar.LatinReading?)] = [
        ("а", "a", .otherScript), ("н", "h", .otherScriptFaint), ("ж", nil, nil), ("é", "e", .accented), ("𝐚", "a", .ornament),
        ("Ⓐ", "a", .ornament), ("ɡ", "g", .ornament), ("a", nil, nil), ("Z", nil, nil), ("免", nil, nil), ("１", nil, nil),
    ]

    @Test(arguments: readings) func looksLike(_ row: (Unicode.Scalar, String?, Unicode.Scalar.LatinReading?)) {
        #expect(row.0.latinReading?.letters == row.1)
        #expect(row.0.latinReading?.kind == row.2)
    }
}
