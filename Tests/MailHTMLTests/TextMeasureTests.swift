import Testing

@testable import MailHTML

@Suite struct TextMeasureTests {
    @Test(arguments: [
        ("", 0, 0), ("abc", 3, 3), ("a b\n\tc", 3, 3), ("中文", 2, 4), ("ＡＢ", 2, 4), ("かな", 2, 4), ("한글", 2, 4), ("é", 1, 1),
        ("e\u{301}", 1, 1),
        ("\u{200B}\u{200C}\u{FEFF}\u{AD}\u{34F}\u{A0}\u{3000}\u{2007}", 0, 0), ("😀", 1, 2), ("a\u{200D}b", 2, 2), ("\u{7F}\u{80}", 0, 0),
        ("・「」", 3, 6),
    ])
    func countsWhatIsSeen(text: String, characters: Int, cells: Int) {
        let measure = TextMeasure(of: Array(text.utf8))
        #expect(measure.bytes == text.utf8.count)
        #expect(measure.characters == characters)
        #expect(measure.cells == cells)
    }

    @Test func invalidBytesCountOneEach() {
        #expect(TextMeasure(of: [0xFF, 0x41, 0xC4, 0xE4, 0xB8]).characters == 5)
    }
}
