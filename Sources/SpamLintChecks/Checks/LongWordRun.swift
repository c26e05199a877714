import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// The source of a body has, of the `runs`, `at-least` so many. A run such as `8x6` is six words in a row of at least eight small
    /// letters each, with one to three blanks or full stops between them.
    static let longWordRun = Check(
        "long-word-run", parameters: [.init("runs", standard: .texts([])), .init("at-least", standard: .number(1))],
        prepare: { parameters in
            let runs = parameters.prepared("runs", as: LongWords.Run.init)
            let least = parameters.integer("at-least", default: 1)
            return { facts in
                facts.bodies.compactMap { body in
                    let found = body.text.utf8.withUnsafeBufferPointer { LongWords.find(runs, atLeast: least, in: $0) }
                    return found.map { Evidence(at: .text(part: body.part, $0)) }
                }
            }
        })
}

/// Words of small ASCII letters, of so many at least and thirty at most.
enum LongWords {
    /// So many words of so many letters.
    struct Run: Sendable {
        let letters: Int
        let words: Int

        /// Reads `8x6`: letters, then words.
        init?(_ text: String) {
            let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
            guard numbers.count == 2, let letters = numbers[0], let words = numbers[1], letters > 0, words > 0 else { return nil }
            self.letters = letters
            self.words = words
        }
    }

    private struct Progress {
        var count = 0
        var start = 0
        var isFound = false
    }

    private static let most = 30

    /// The run that makes so many, from its first letter to the end of its last word. One pass over the bytes.
    static func find(_ runs: [Run], atLeast least: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard let shortest = runs.map(\.letters).min() else { return nil }
        var progress = [Progress](repeating: Progress(), count: runs.count)
        var isRunning = false
        var found = 0
        var i = 0
        while i < bytes.count {
            if !isRunning {
                guard let word = word(of: shortest, in: bytes, from: i) else { return nil }
                i = word
            } else if !isSmall(bytes[i]) {
                stop(&progress, &isRunning)
                i += 1
                continue
            }
            let begin = i
            while i < bytes.count, isSmall(bytes[i]) { i += 1 }
            let end = i
            guard end - begin >= shortest else {
                if isRunning { stop(&progress, &isRunning) }
                continue
            }
            while i < bytes.count, isGap(bytes[i]) { i += 1 }
            guard end - begin <= most, 1...3 ~= i - end else {
                if isRunning { stop(&progress, &isRunning) }
                continue
            }
            isRunning = true
            for index in runs.indices {
                guard end - begin >= runs[index].letters else {
                    progress[index].count = 0
                    continue
                }
                if progress[index].count == 0 { progress[index].start = begin }
                progress[index].count += 1
                guard progress[index].count == runs[index].words, !progress[index].isFound else { continue }
                progress[index].isFound = true
                found += 1
                if found >= least { return progress[index].start..<end }
            }
        }
        return nil
    }

    /// Where the next word of so many letters begins. It has a letter at every so-manieth place, so that few bytes are looked at.
    private static func word(of shortest: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var i = start
        while i + shortest <= bytes.count {
            let last = i + shortest - 1
            guard isSmall(bytes[last]) else {
                i = last + 1
                continue
            }
            var begin = last
            while begin > i, isSmall(bytes[begin - 1]) { begin -= 1 }
            if begin == 0 || !isPart(bytes[begin - 1]) { return begin }
            i = last + 1
            while i < bytes.count, isSmall(bytes[i]) { i += 1 }
        }
        return nil
    }

    private static func stop(_ progress: inout [Progress], _ isRunning: inout Bool) {
        isRunning = false
        for index in progress.indices { progress[index].count = 0 }
    }

    private static func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == 0x5F }
    private static func isGap(_ byte: UInt8) -> Bool { byte.isASCIIWhitespace || byte == ASCII.dot }
}
