import Testing

@testable import MailMessage

@Suite struct CharsetLabelTests {
    @Test(arguments: [
        ("utf-8", "utf-8"), ("UTF-8", "utf-8"), ("utf8", "utf-8"), ("UTF_8", "utf-8"), ("\"utf-8\"", "utf-8"), (" utf-8 ", "utf-8"),
        ("utf-8*en", "utf-8"), ("utf-8//TRANSLIT", "utf-8"), ("utf-8;", "utf-8"), ("unicode-1-1-utf-8", "utf-8"), ("cp65001", "utf-8"),
        ("us-ascii", "us-ascii"), ("ASCII", "us-ascii"), ("ANSI_X3.4-1968", "us-ascii"), ("iso-8859-1", "windows-1252"),
        ("ISO_8859-1", "windows-1252"), ("latin1", "windows-1252"), ("iso8859-1", "windows-1252"), ("iso-8859-1'", "windows-1252"),
        ("windows-1252", "windows-1252"), ("cp-1252", "windows-1252"), ("x-cp1252", "windows-1252"), ("win-1251", "windows-1251"),
        ("gb2312", "gb18030"), ("GBK", "gb18030"), ("gb18030", "gb18030"), ("x-gbk", "gb18030"), ("euc-cn", "gb18030"),
        ("gb2312_charset", "gb18030"), ("cp936", "gb18030"), ("GB_2312-80", "gb18030"), ("hz-gb-2312", "hz-gb-2312"), ("big5", "big5"),
        ("Big5-HKSCS", "big5"), ("cp950", "big5"), ("x-x-big5", "big5"), ("shift_jis", "shift_jis"), ("Shift-JIS", "shift_jis"),
        ("x-sjis", "shift_jis"), ("cp932", "shift_jis"), ("windows-31j", "shift_jis"), ("iso-2022-jp", "iso-2022-jp"), ("euc-jp", "euc-jp"),
        ("ks_c_5601-1987", "euc-kr"), ("euc-kr", "euc-kr"), ("cp949", "euc-kr"), ("iso-2022-kr", "iso-2022-kr"), ("koi8-r", "koi8-r"),
        ("koi8-u", "koi8-u"), ("iso-8859-2", "iso-8859-2"), ("iso-8859-9", "windows-1254"), ("iso-8859-11", "windows-874"),
        ("tis-620", "windows-874"), ("iso-8859-8-i", "iso-8859-8"), ("iso-8859-15", "iso-8859-15"), ("macintosh", "macintosh"),
        ("utf-7", "utf-7"), ("unicode", "utf-16"), ("utf-16le", "utf-16le"), ("cp437", "ibm437"), ("ibm850", "ibm850"),
        ("dos-866", "ibm866"),
        ("windows-1258", "windows-1258"), ("EBCDIC-CP-FR", "ibm297"), ("TSCII", "tscii"), ("viscii", "viscii"), ("utf-8utf-8", "utf-8"),
    ])
    func means(_ label: String, _ name: String) {
        #expect(Charset(label: Array(label.utf8))?.name == name)
    }

    @Test(arguments: [
        "", " ", "unknown-8bit", "x-unknown", "default", "default_charset", "%charset", "none", "8bit", "binary", "xyzzy", "cp99999", "cp1",
        "utf", "iso", String(repeating: "gb", count: 1000),
    ])
    func meansNothing(_ label: String) {
        #expect(Charset(label: Array(label.utf8)) == nil)
    }

    @Test func everyConverterIsThere() {
        let charsets = Array(Charset.labels.values) + Array(GlibcCharsets.charsets.values)
        for charset in Set(charsets) {
            switch charset.method {
            case .single(let name), .foreign(let name): #expect(SingleByteTable.named(name) != nil, "\(name)")
            case .double(let name, _), .other(let name): #expect(ConverterPool.shared.with(name) { _ in true } == true, "\(name)")
            default: break
            }
        }
    }
}
