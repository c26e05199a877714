import MailText
import Testing

@Suite struct DisplayWidthTests {
    static let table: [(String, Int)] = [
        ("", 0), ("abc", 3), ("您的 VIP", 8), ("ＡＢ", 4), ("ｱｲ", 2), ("é", 1), ("e\u{301}", 1), ("a\u{200B}b", 2), ("한국", 4), ("ไทย", 3),
        ("🔥", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("👍🏽", 2), ("👨\u{200D}👩\u{200D}👧", 2), ("🇨🇳", 2), ("🇨🇳🇺🇸", 4), ("1\u{FE0F}\u{20E3}", 2),
        ("\u{7}\n", 0),
        ("…—“”", 4), ("免費，", 6), ("★", 1),
    ]

    @Test(arguments: table) func counts(_ row: (String, Int)) {
        #expect(DisplayWidth.cells(of: Array(row.0.utf8)) == row.1)
    }

    @Test func brokenBytesTakeACellEach() {
        #expect(DisplayWidth.cells(of: [0x61, 0xFF, 0xE5, 0x85]) == 4)
    }
}
