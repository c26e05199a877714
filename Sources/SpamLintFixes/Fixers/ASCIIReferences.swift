import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// Letters that are written as character references as the letters that they are.
    static let asciiReferences = Fixer("ascii-references", .safe) { work, evidence in
        evidence.compactMap { one in
            guard let (part, range) = work.textRange(of: one.place), let body = work.facts.body(ofPart: part) else { return nil }
            // Not copied: there may be as many places as words.
            let (bytes, text) = body.text.shared
            guard range.upperBound <= text.count else { return nil }
            return .text(
                part: part, range, decoded(text.lowerBound + range.lowerBound..<text.lowerBound + range.upperBound, of: bytes[text]))
        }
    }

    /// Numeric references to letters, digits and blanks decoded; those to signs that mean something in HTML stay.
    private static func decoded(_ range: Range<Int>, of text: ArraySlice<UInt8>) -> [UInt8] {
        let html = text[range]
        let before = text[..<range.lowerBound].suffix(longestWord)
        var output = Array(before)
        var i = html.startIndex
        while i < html.endIndex {
            if let (value, end) = reference(in: html, at: i), isPlain(value), !isOpening(output) {
                output.append(value)
                i = end
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

    private static func reference(in html: ArraySlice<UInt8>, at start: Int) -> (value: UInt8, end: Int)? {
        guard start + 3 < html.endIndex, html[start] == 0x26, html[start + 1] == 0x23 else { return nil }
        let isHex = html[start + 2] | 0x20 == 0x78
        var i = start + (isHex ? 3 : 2)
        let first = i
        var value = 0
        while i < html.endIndex, i - first < 8, let digit = html[i].hexDigitValue, isHex || digit < 10 {
            value = value * (isHex ? 16 : 10) + Int(digit)
            i += 1
        }
        guard i > first, value > 0, value < 0x80 else { return nil }
        return (UInt8(value), i < html.endIndex && html[i] == ASCII.semicolon ? i + 1 : i)
    }
}
