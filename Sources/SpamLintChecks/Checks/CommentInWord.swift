import MailBytes
import MailHTML
import SpamLintCore

extension Check {
    /// Comments with a letter right before and right after them, `at-least` so many in a part. Blank ones are how page builders join two
    /// pieces of text.
    static let commentInWord = Check("comment-in-word", needs: [.html, .text], parameters: [.init("at-least", standard: .number(1))]) {
        facts, parameters in
        facts.documents.flatMap { body, document -> [Evidence] in
            guard document.counts.comments > 0 else { return [] }
            let start = document.nodes.first { $0.name == .body }?.startTag.upperBound ?? 0
            let found = document.utf8.withUnsafeBufferPointer { comments(in: $0, from: start) }
            guard found.count >= parameters.integer("at-least", default: 1) else { return [] }
            return found.map { Evidence(at: .text(part: body.part, $0)) }
        }
    }

    private static func comments(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var i = start
        while found.count < 50 {
            // `!` is much rarer than `<`.
            let mark = bytes.find(0x21, from: i + 1, to: bytes.count)
            guard mark + 5 < bytes.count else { break }
            guard bytes[mark - 1] == ASCII.less, bytes[mark + 1] == ASCII.dash, bytes[mark + 2] == ASCII.dash else {
                i = mark
                continue
            }
            i = mark - 1
            guard let end = commentEnd(in: bytes, from: i + 4) else { return found }
            // Conditional comments and those of servers have reasons of their own.
            let isPlain = bytes[i + 4] != 0x5B && bytes[i + 4] != 0x23 && !bytes[i + 4..<end - 3].allSatisfy(\.isASCIIWhitespace)
            if isPlain, i > 0, isLetter(bytes[i - 1]), end < bytes.count, isLetter(bytes[end]) { found.append(i..<end) }
            i = end
        }
        return found
    }

    private static func commentEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var i = start
        while i + 2 < bytes.count {
            if bytes[i] == ASCII.dash, bytes[i + 1] == ASCII.dash, bytes[i + 2] == ASCII.greater { return i + 3 }
            i += 1
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }
}
