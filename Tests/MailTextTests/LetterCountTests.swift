import MailText
import Testing

@Suite struct LetterCountTests {
    /// Text, capitals, small letters, letters without case, digits.
    static let table: [(String, [Int])] = [
        ("您的 VIP 会员 权益 已更新", [3, 0, 9, 0]),
        ("免费 FREE OFFER NOW!!!", [12, 0, 2, 0]),
        ("Order A1B2-99", [3, 4, 0, 4]),
        ("ＦＲＥＥ", [4, 0, 0, 0]),
        ("ПРИВЕТ мир", [6, 3, 0, 0]),
        ("ßé", [0, 2, 0, 0]),
        ("ﾊﾛｰ 안녕 שלום", [0, 0, 9, 0]),
        ("★ 🔥 …", [0, 0, 0, 0]),
        ("", [0, 0, 0, 0]),
    ]

    @Test(arguments: table) func counts(_ row: (String, [Int])) {
        let count = LetterCount(of: Array(row.0.utf8))
        #expect([count.uppercase, count.lowercase, count.uncased, count.digits] == row.1)
        #expect(count.letters == row.1[0] + row.1[1] + row.1[2])
    }
}
