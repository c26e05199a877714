import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

extension Fixer {
    /// Letters that are written as character references as the letters that they are.
    static let asciiReferences = Fixer("ascii-references", .safe) { work, evidence in
        evidence.compactMap { one in
            guard let (part, range) = work.textRange(of: one.place), let body = work.facts.body(ofPart: part) else { return nil }
            guard range.upperBound <= body.text.count else { return nil }
            return .text(part: part, range, body.text.withUTF8 { decoded(range, of: $0) })
        }
    }

    /// Numeric references to letters, digits and blanks decoded; those to signs that mean something in HTML stay.
    private static func decoded(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let html = UnsafeBufferPointer(rebasing: text[..<range.upperBound])
        let before = html[..<range.lowerBound].suffix(longestWord)
        var output = Array(before)
        var i = range.lowerBound
        while i < html.count {
            if let reference = ASCIIReference(in: html, at: i), isPlain(reference.value), !isOpening(output) {
                output.append(reference.value)
                i = reference.end
            } else {
                output.append(html[i])
                i += 1
            }
        }
        return Array(output.dropFirst(before.count))
    }

    /// Bytes of a reference by name that are looked at, and of what stands before.
    private static let longestWord = 40

    /// Whether what is written so far ends in something that a letter would make a tag or a reference of.
    private static func isOpening(_ output: [UInt8]) -> Bool {
        switch output.last {
        case 0x3C: return true
        case 0x2F: return output.dropLast().last == 0x3C
        default:
            let word = output.suffix(longestWord).reversed().prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x23 }
            return output.dropLast(word.count).last == 0x26
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit
            || [0x20, 0x21, ASCII.dot, ASCII.comma, ASCII.colon, ASCII.dash, ASCII.question].contains(byte)
    }
}
