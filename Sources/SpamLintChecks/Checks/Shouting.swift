import MailBytes
import SpamLintCore

extension Check {
    /// Text whose Latin letters are capitals for the most part.
    ///
    /// Letters without case say nothing either way. A word shouts when all its letters are capitals, it has at least three of them and a
    /// vowel, and no digit stands in it: order numbers and most acronyms don't. `percent` is of all Latin letters; what
    /// stands before the first colon of `Re: Fwd:` and between brackets at the beginning is left out.
    static let shouting = Check(
        "shouting",
        parameters: [
            .init("in", standard: .text("subject")), .init("percent", standard: .number(75)), .init("letters", standard: .number(10)),
            .init("words", standard: .number(2)),
        ]
    ) { facts, parameters in
        let limit = parameters.integer("percent", default: 75)
        let words = parameters.integer("words", default: 2)
        let letters = parameters.integer("letters", default: 10)
        return facts.searched(parameters.text("in", default: "subject")).compactMap { text in
            let survey = text.segment.survey
            // `Re:` and tags in brackets at the beginning of a subject may be in small letters.
            guard survey.upper >= letters, text.segment.scope == .subject || survey.upper * 2 >= survey.lower else { return nil }
            let count = text.withUTF8 { bytes in
                let start = text.segment.scope == .subject ? SubjectPrefix.end(in: bytes, text.range) : text.range.lowerBound
                return LoudWords(bytes, start..<text.range.upperBound)
            }
            guard count.loudWords >= words, count.longWords > 0, count.capitals >= letters, count.percent >= limit else {
                return nil
            }
            return Evidence(at: text.place(count.range), values: [("value", String(count.percent)), ("limit", String(limit))])
        }
    }
}

/// How much of a text is in capitals.
private struct LoudWords {
    private(set) var capitals = 0
    private(set) var small = 0
    /// Words in capitals that could be spoken.
    private(set) var loudWords = 0
    /// Those of four letters and more.
    private(set) var longWords = 0
    private var first: Int?
    private var last = 0

    var percent: Int { capitals + small == 0 ? 0 : capitals * 100 / (capitals + small) }
    /// From the first loud word to the last.
    var range: Range<Int> { (first ?? last)..<last }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var i = range.lowerBound
        while i < range.upperBound {
            let start = i
            while i < range.upperBound, bytes[i].isASCIILetter || bytes[i].isASCIIDigit || bytes[i] == 0x27 { i += 1 }
            if i > start { add(bytes, start..<i) } else { i += 1 }
        }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) {
        var upper = 0
        var lower = 0
        var vowels = 0
        for byte in bytes[word] {
            if byte.isASCIIDigit { return }
            if byte.isASCIIUppercase { upper += 1 } else if byte.isASCIILowercase { lower += 1 }
            switch byte | 0x20 {
            case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: vowels += 1
            default: break
            }
        }
        small += lower
        let isLoud = lower == 0 && upper >= 3 && vowels > 0
        guard isLoud || lower > 0 else {
            if upper <= 2, first != nil { capitals += upper }
            return
        }
        capitals += upper
        guard isLoud else { return }
        loudWords += 1
        if upper >= 4 { longWords += 1 }
        if first == nil { first = word.lowerBound }
        last = word.upperBound
    }
}
