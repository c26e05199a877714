import MailBytes
import Testing

@Suite struct LineIndexTests {
    /// Line 1 ends at LF, line 2 at a lone CR, line 3 (empty) at CR LF.
    static let bytes = Array("ab\nc\r\r\nde".utf8)

    @Test(arguments: [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 3, 1), (6, 3, 2), (7, 4, 1), (9, 4, 3)])
    func lineEndsOfEveryKind(offset: Int, line: Int, column: Int) {
        #expect(LineIndex(of: Self.bytes).position(of: offset) == (line, column))
    }

    @Test func startsOfLines() {
        let index = LineIndex(of: Self.bytes)
        #expect(index.start(ofLine: 4) == 7)
        #expect(index.start(ofLine: 5) == nil)
    }
}
