import Testing

@testable import SpamLintChecks

@Suite struct WordBagTests {
    private func bag(_ text: String) -> WordBag { Array(text.utf8).withUnsafeBufferPointer { WordBag($0) } }

    @Test func distanceIsOfWordsThatOneSideLacks() {
        #expect(bag("fresh bread").distancePercent(to: bag("Fresh bread!")) == 0)
        #expect(bag("fresh bread").distancePercent(to: bag("old wine")) == 100)
        #expect(bag("fresh bread").distancePercent(to: bag("fresh wine")) == 50)
        #expect(bag("").distancePercent(to: bag("")) == 0)
    }

    @Test func chineseCountsByTheCharacter() {
        #expect(bag("新鲜面包").total == 4)
    }

    @Test func pairsOfChineseCharactersAreAWord() {
        #expect(WordCount.words(of: Array("fresh bread, it's 新鲜面包".utf8)) == 5)
    }
}

@Suite struct OddLettersTests {
    private func read(_ text: String) -> OddLetters {
        var letters = OddLetters()
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { letters.add($0, 0..<bytes.count) }
        return letters
    }

    @Test func wordsOfTwoScriptsAreOdd() {
        #expect(read("Y\u{43E}ur reward").changes > 0.9)
        #expect(read("Your reward").changes == 0)
        #expect(read("您的 VIP 会员").changes == 0)
        #expect(read("Привет reward").changes == 0)
    }

    @Test func accentsAreCounted() {
        #expect(read("Café del Mar").accents == 1)
        #expect(read("Cafe\u{301}").accents == 1)
        #expect(read("Cafe").accents == 0)
        #expect(read("").words == 0)
    }
}
