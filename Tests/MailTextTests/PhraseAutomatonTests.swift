import Testing

@testable import MailText

@Suite struct PhraseAutomatonTests {
    /// Where `automaton` finds what, in text that folds to itself.
    static func matches(_ automaton: PhraseAutomaton, _ text: [UInt8]) -> [[Int]] {
        let bytes = [0x20] + text + [UInt8](repeating: 0xFE, count: 16)
        var found: [[Int]] = []
        PhraseMatcher.with(automaton) { matcher in
            bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                matcher.scan(base, in: 1..<text.count + 1, count: text.count + 1) { entry, start, end in
                    found.append([start - 1, end - 1, Int(entry.id)])
                }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    static func naive(_ phrases: [Phrase], _ text: [UInt8]) -> [[Int]] {
        var found: Set<[Int]> = []
        for phrase in phrases where !phrase.text.isEmpty {
            for start in 0..<max(0, text.count - phrase.text.count + 1) where Array(text[start..<start + phrase.text.count]) == phrase.text
            {
                found.insert([start, start + phrase.text.count, Int(phrase.id)])
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// All occurrences, overlapping and nested, and nothing else.
    @Test(arguments: 0..<50) func agreesWithNaiveSearch(_ seed: Int) {
        var random = RandomText(seed: seed)
        let alphabet = seed % 2 == 0 ? ["ab", "ba", "aa", "c", "免", "费"] : ["aba", "b", "免", "费", "员", ",", "%"]
        let phrases = (0..<(1 + random.number(below: 40))).map { _ in
            Phrase(random.text(1 + random.number(below: 5), of: alphabet), id: Int32(random.number(below: 20)), boundaries: [])
        }
        let automaton = PhraseAutomaton(phrases)
        for _ in 0..<10 {
            let text = random.text(40, of: alphabet)
            #expect(PhraseAutomatonTests.matches(automaton, text) == PhraseAutomatonTests.naive(phrases, text), "seed \(seed)")
        }
    }

    @Test func manyPhrases() {
        var random = RandomText(seed: 7)
        let syllables = ["ka", "lo", "mi", "ne", "ru", "sa", "to", "vi", "免", "费", "领", "取", "za"]
        let phrases = (0..<2000).map { Phrase([0x78] + random.text(2 + random.number(below: 6), of: syllables) + [0x78], id: Int32($0)) }
        let automaton = PhraseAutomaton(phrases)
        for phrase in phrases {
            let found = PhraseAutomatonTests.matches(automaton, phrase.text)
            #expect(found.contains([0, phrase.text.count, Int(phrase.id)]))
        }
    }

    @Test func comesBackFromItsParts() {
        let automaton = PhraseAutomaton(["free", "freedom", "free", "免费", "%", "a", ""].enumerated().map { Phrase($1, id: Int32($0) - 3) })
        let copy = PhraseAutomaton(trusting: automaton.parts)
        #expect(copy == automaton)
        let empty = PhraseAutomaton([])
        #expect(empty.isEmpty)
        #expect(PhraseAutomaton(trusting: empty.parts) == empty)
        #expect(PhraseAutomatonTests.matches(empty, Array("free".utf8)).isEmpty)
    }

    @Test func leavesOutWhatIsTooLong() {
        let long = Phrase(String(repeating: "long ", count: 200), id: 1)
        #expect(PhraseAutomaton([long]).isEmpty)
    }
}
