import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// The source of a body has `words` words in a row of at least `letters` small letters each, with one to three blanks or full stops
    /// between them.
    static let longWordRun = Check(
        "long-word-run", parameters: [.init("letters", standard: .number(8)), .init("words", standard: .number(6))]
    ) { facts, parameters in
        let letters = parameters.integer("letters", default: 8)
        let words = parameters.integer("words", default: 6)
        return facts.bodies.compactMap { body in
            let range = body.text.utf8.withUnsafeBufferPointer { LongWords.run(of: words, letters: letters, in: $0) }
            return range.map { Evidence(at: .text(part: body.part, $0)) }
        }
    }
}

/// Words of small ASCII letters, of so many at least and thirty at most.
enum LongWords {
    private static let most = 30

    /// The first run of so many words, from its first letter to the end of its last word. Linear.
    static func run(of words: Int, letters: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var i = 0
        var count = 0
        var start = 0
        while i < bytes.count {
            guard isSmall(bytes[i]), count > 0 || i == 0 || !isPart(bytes[i - 1]) else {
                count = 0
                i += 1
                continue
            }
            let begin = i
            while i < bytes.count, isSmall(bytes[i]) { i += 1 }
            let end = i
            while i < bytes.count, isGap(bytes[i]) { i += 1 }
            guard end - begin >= letters, end - begin <= most, 1...3 ~= i - end else {
                count = 0
                continue
            }
            if count == 0 { start = begin }
            count += 1
            if count >= words { return start..<end }
        }
        return nil
    }

    private static func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == 0x5F }
    private static func isGap(_ byte: UInt8) -> Bool { byte.isASCIIWhitespace || byte == ASCII.dot }
}
