import Testing

@testable import MailMessage

@Suite struct TextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let header: String
        let bytes: [UInt8]
        let charset: String
        let text: String
        let defects: [String]
        var testDescription: String { name }

        init(
            _ name: String, _ charset: String?, _ bytes: [UInt8], _ read: String, _ text: String, _ defects: [String] = [],
            type: String = "text/plain"
        ) {
            self.name = name
            header = "Content-Type: \(type)" + (charset.map { "; charset=\($0)" } ?? "") + "\nContent-Transfer-Encoding: 8bit"
            self.bytes = bytes
            self.charset = read
            self.text = text
            self.defects = defects
        }
    }

    private static let chinese = hex("C4 E3 BA C3 A3 AC CA C0 BD E7 A1 A3 CE D2 C3 C7 CA C7 D6 D0 B9 FA C8 CB")
    private static let taiwan = hex("A7 41 A6 6E A1 41 A5 40 AC C9 A1 43 A7 DA AD CC AC 4F A4 A4 B0 EA A4 48")
    private static let japanese = hex("82 B1 82 F1 82 C9 82 BF 82 CD 90 A2 8A 45 81 42 82 B1 82 EA 82 CD 83 65 83 58 83 67 82 C5 82 B7")
    private static let eucJapanese = hex("A4 B3 A4 F3 A4 CB A4 C1 A4 CF C0 A4 B3 A6 A1 A3 A4 B3 A4 EC A4 CF A5 C6 A5 B9 A5 C8 A4 C7 A4 B9")
    private static let korean = hex("BE C8 B3 E7 C7 CF BC BC BF E4 20 BF EC B8 AE B4 C2 20 C7 D1 B1 B9 20 BB E7 B6 F7 C0 D4 B4 CF B4 D9")
    private static let russian = hex("CF F0 E8 E2 E5 F2 20 EC E8 F0 20 FD F2 EE 20 F2 E5 EA F1 F2")
    private static let koi = hex("F0 D2 C9 D7 C5 D4 20 CD C9 D2 20 DC D4 CF 20 D4 C5 CB D3 D4")

    static let labelled: [Case] = [
        Case("ASCII", "us-ascii", Array("Hi".utf8), "us-ascii", "Hi"),
        Case("UTF-8", "utf-8", Array("café".utf8), "utf-8", "café"),
        Case("UTF-8 in quotes", "\"UTF-8\"", Array("café".utf8), "utf-8", "café"),
        Case("UTF-8 with a mark", "utf-8", Array("\u{FEFF}café".utf8), "utf-8", "café"),
        Case("GB 2312", "gb2312", chinese, "gb18030", "你好，世界。我们是中国人"),
        Case("Latin 1", "iso-8859-1", hex("63 61 66 E9"), "windows-1252", "café"),
        Case("no 8-bit bytes, whatever the label", "gb2312", Array("Hi".utf8), "gb18030", "Hi"),
    ]

    static let lying: [Case] = [
        Case("ASCII that is Latin 1", "us-ascii", hex("63 61 66 E9"), "windows-1252", "café", ["charset-lies"]),
        Case("ASCII that is UTF-8", "us-ascii", Array("café".utf8), "utf-8", "café", ["charset-lies"]),
        Case("Latin 1 that is UTF-8", "iso-8859-1", Array("café".utf8), "utf-8", "café", ["charset-lies"]),
        Case("Latin 1 that is GB 2312", "iso-8859-1", chinese, "gb18030", "你好，世界。我们是中国人", ["charset-lies"]),
        Case("Latin 1 that is Big5", "iso-8859-1", taiwan, "big5", "你好，世界。我們是中國人", ["charset-lies"]),
        Case(
            "Latin 1 with a row of soft hyphens", "iso-8859-1", Array(repeating: 0xAD, count: 40), "windows-1252",
            String(repeating: "\u{AD}", count: 40)),
        Case("UTF-8 that is GB 2312", "utf-8", chinese, "gb18030", "你好，世界。我们是中国人", ["charset-lies"]),
        Case("UTF-8 that is Latin 1", "utf-8", hex("63 61 66 E9 21"), "windows-1252", "café!", ["charset-lies"]),
        Case("GB 2312 that is UTF-8", "gb2312", Array("你好，世界".utf8), "utf-8", "你好，世界", ["charset-lies"]),
        Case("Big5 that is UTF-8", "big5", Array("你好，世界".utf8), "utf-8", "你好，世界", ["charset-lies"]),
        Case("UTF-16 that is ASCII", "utf-16", Array("Hi".utf8), "utf-8", "Hi", ["charset-lies"]),
        Case(
            "UTF-16 that is Latin 1", "utf-16", Array("A plain text with an ".utf8) + [0xE9], "windows-1252", "A plain text with an é",
            ["charset-lies"]),
        Case("UTF-16 without a NUL", "utf-16be", hex("4E 16 75 4C"), "utf-16be", "世界"),
        Case("ASCII that is ISO-2022-JP", "us-ascii", hex("1B 24 42 46 7C 4B 5C 1B 28 42"), "iso-2022-jp", "日本", ["charset-lies"]),
        Case("ISO-2022-JP that is UTF-8", "iso-2022-jp", Array("日本".utf8), "utf-8", "日本", ["charset-lies"]),
        Case("ISO-2022-JP that is Shift_JIS", "iso-2022-jp", japanese, "shift_jis", "こんにちは世界。これはテストです", ["charset-lies"]),
    ]

    static let unlabelled: [Case] = [
        Case("UTF-8", nil, Array("café".utf8), "utf-8", "café", ["charset-missing"]),
        Case("Latin 1", nil, hex("63 61 66 E9 20 63 72 E8 6D 65"), "windows-1252", "café crème", ["charset-missing"]),
        Case("GB 2312", nil, chinese, "gb18030", "你好，世界。我们是中国人", ["charset-missing"]),
        Case("Big5", nil, taiwan, "big5", "你好，世界。我們是中國人", ["charset-missing"]),
        Case("Shift_JIS", nil, japanese, "shift_jis", "こんにちは世界。これはテストです", ["charset-missing"]),
        Case("EUC-JP", nil, eucJapanese, "euc-jp", "こんにちは世界。これはテストです", ["charset-missing"]),
        Case("EUC-KR", nil, korean, "euc-kr", "안녕하세요 우리는 한국 사람입니다", ["charset-missing"]),
        Case("windows-1251", nil, russian, "windows-1251", "Привет мир это текст", ["charset-missing"]),
        Case("KOI8-R", nil, koi, "koi8-r", "Привет мир это текст", ["charset-missing"]),
        Case("ISO-2022-JP", nil, hex("1B 24 42 46 7C 4B 5C 1B 28 42"), "iso-2022-jp", "日本", ["charset-missing"]),
        Case(
            "GB 2312, lines cut inside characters", nil, chinese + [0xC4, 0x0A] + chinese + [0xC4, 0x0A], "gb18030",
            "你好，世界。我们是中国人\u{FFFD}\n你好，世界。我们是中国人\u{FFFD}\n", ["charset-missing", "charset-malformed", "charset-malformed"]),
        Case("a row of pounds", nil, hex("A3 A3 A3 A3 20 77 69 6E"), "windows-1252", "££££ win", ["charset-missing"]),
        Case("unknown-8bit", "unknown-8bit", chinese, "gb18030", "你好，世界。我们是中国人", ["charset-unknown"]),
        Case("a label that nobody knows", "xyzzy", hex("63 61 66 E9"), "windows-1252", "café", ["charset-unknown"]),
        Case(
            "the page tells", nil, octets("<meta charset=koi8-r><p>") + koi, "koi8-r", "<meta charset=koi8-r><p>Привет мир это текст",
            type: "text/html"),
        Case(
            "the page tells what cannot be", nil, octets("<meta charset=unicode><p>caf") + hex("E9"), "windows-1252",
            "<meta charset=unicode><p>café", ["charset-missing"], type: "text/html"),
        Case(
            "the page tells in the old way", nil,
            octets("<META http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">") + hex("C4 E3"), "gb18030",
            "<META http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">你", type: "text/html"),
    ]

    static let damaged: [Case] = [
        Case("UTF-8", "utf-8", Array("café ".utf8) + [0xFF] + Array("é".utf8), "utf-8", "café \u{FFFD}é", ["charset-malformed"]),
        Case("GB 2312", "gb2312", chinese + [0xFF, 0x21], "gb18030", "你好，世界。我们是中国人\u{FFFD}!", ["charset-malformed"]),
    ]

    @Test(arguments: labelled + lying + unlabelled + damaged) func reads(_ item: Case) {
        let message = Message.leaf(item.header, item.bytes)
        let decoded = message.text(of: 0)
        #expect(string(decoded.utf8) == item.text)
        #expect(decoded.charset.name == item.charset)
        #expect(decoded.defects.kinds == item.defects)
        #expect(decoded.bytes == Array(item.text.utf8))
        #expect(decoded.withUTF8 { Array($0) } == decoded.bytes)
    }

    @Test func damageHasItsPlaceInTheSource() {
        let message = Message(
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 =FF=C3=A9\n")
        let defects = message.text(of: 0).defects
        #expect(defects.kinds == ["charset-malformed"])
        #expect(defects.first.map { message.slice($0.place) } == "=FF")
        let lie = Message("Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9\n").text(
            of: 0
        ).defects
        #expect(lie.first?.detail == "read as utf-8")
    }

    @Test func plainTextThatIsHTMLIsSeen() {
        let message = Message("Content-Type: text/plain\n\n<html><p>Hi</p></html>\n")
        #expect(message.text(of: 0).defects.kinds == ["content-type-lies"])
        #expect(message.text(of: 0).defects.first.map { message.slice($0.place) } == "text/plain")
        #expect(message.parts[0].mediaType == .textPlain)
        #expect(Message("A: 1\n\n<ann@shop.example> wrote:\n").text(of: 0).defects.isEmpty)
        #expect(Message("Content-Type: text/html\n\n<html>\n").text(of: 0).defects.isEmpty)
    }

    @Test func partsThatAreNoneGiveNothing() {
        let message = Message("A: 1\n\nx\n")
        #expect(message.text(of: 7).isEmpty)
        #expect(message.content(of: -1).isEmpty)
        #expect(message.sourceMap(ofText: 7).count == 0)
    }
}
