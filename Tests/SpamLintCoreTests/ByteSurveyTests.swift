import SpamLintCore
import Testing

@Suite struct ByteSurveyTests {
    @Test(arguments: [0, 1, 15, 16, 17, 255, 4_080, 4_081, 70_001])
    func countsAsOneByteAtATimeDoes(count: Int) {
        var state: UInt32 = 0x2026_1128
        let bytes = (0..<count + 7).map { i in
            state = state &* 1_664_525 &+ 1_013_904_223
            // The same kind for long: no lane may run over.
            return i < 5_000 ? UInt8(ascii: "a") : UInt8(truncatingIfNeeded: state >> 24)
        }
        let text = bytes[3..<3 + count]
        let survey = Segment(scope: .text, bytes: bytes, range: 3..<3 + count, origin: .plain(part: 0, base: 0)).survey
        #expect(survey.upper == text.count { 0x41...0x5A ~= $0 })
        #expect(survey.lower == text.count { 0x61...0x7A ~= $0 })
        #expect(survey.digits == text.count { 0x30...0x39 ~= $0 })
        #expect(survey.exclamations == text.count { $0 == 0x21 })
        #expect(survey.greekOrCyrillic == text.count { 0xCD...0xD4 ~= $0 })
        #expect(survey.general == text.count { [0xC2, 0xE2, 0xEF].contains($0) })
        #expect(survey.fillers == text.count { $0 == 0x3A || $0 == 0x5F })
        #expect(survey.characters == text.count { !(0x80...0xBF ~= $0) })
    }
}
