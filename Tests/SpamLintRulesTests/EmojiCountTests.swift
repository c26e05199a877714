import Testing

@testable import SpamLintChecks

@Suite struct EmojiCountTests {
    private func count(_ text: String) -> (count: Int, range: Range<Int>) {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            let found = EmojiCount(in: bytes, 0..<bytes.count)
            return (found.count, found.range)
        }
    }

    @Test func sequencesAreOne() {
        #expect(count("👨‍👩‍👧").count == 1)
        #expect(count("👍🏽").count == 1)
        #expect(count("🇩🇪🇫🇷").count == 2)
        #expect(count("❤️").count == 1)
    }

    @Test func signsAndLettersAreNone() {
        #expect(count("Shop™ № 7 ❤ 中文").count == 0)
        #expect(count("").range == 0..<0)
    }

    @Test func theRangeHoldsThemAll() {
        #expect(count("a 🎁 b 🎁 c").range == 2..<13)
    }
}
