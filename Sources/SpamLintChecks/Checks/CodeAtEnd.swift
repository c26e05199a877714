import MailBytes
import SpamLintCore

extension Check {
    /// A subject (`in: subject`) or a text (`in: text`) that ends in a code made for this copy of the message.
    ///
    /// A code is a word of letters and digits, seven bytes or more, in which they change places three times (`wXt4920rTq-7`), or in the
    /// subject a short word in brackets that mixes them (`[wt4qv]`). Addresses, versions, dates and what holds a colon are none.
    static let codeAtEnd = Check("code-at-end", parameters: [.init("in", standard: .text("subject"))]) { facts, parameters in
        let scope = parameters.text("in", default: "subject")
        return facts.searched(scope).suffix(1).compactMap { text in
            text.withUTF8 { bytes -> Range<Int>? in
                guard let word = lastWord(of: bytes, text.range) else { return nil }
                let isCode = changes(in: bytes, word) || scope == "subject" && isBracketed(bytes, word)
                return isCode ? word : nil
            }.map { Evidence(at: text.place($0)) }
        }
    }

    /// The last run without white space, if it is of a code's length and stands behind another word.
    private static func lastWord(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        var start = end
        while start > range.lowerBound, !bytes[start - 1].isASCIIWhitespace {
            start -= 1
            if end - start > 60 { return nil }
        }
        return start > range.lowerBound && start < end ? start..<end : nil
    }

    private static func changes(in bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        guard word.count >= 7 else { return false }
        var changes = 0
        var last: Bool?
        for byte in bytes[word] {
            let isDigit = byte.isASCIIDigit
            if isDigit || byte.isASCIILetter {
                if let last, last != isDigit { changes += 1 }
                last = isDigit
            } else if byte == ASCII.dash || byte == 0x5F || byte == 0x28 || byte == 0x29 || byte == 0x5B || byte == 0x5D {
                // Hyphens and brackets stand in codes, and between their parts.
                if byte != ASCII.dash { last = nil }
            } else {
                return false
            }
        }
        return changes >= 3
    }

    private static func isBracketed(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        guard word.count >= 6, word.count <= 12 else { return false }
        let first = bytes[word.lowerBound]
        let last = bytes[word.upperBound - 1]
        guard first == 0x5B && last == 0x5D || first == 0x28 && last == 0x29 else { return false }
        let inside = bytes[word.lowerBound + 1..<word.upperBound - 1]
        guard inside.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter && $0.asciiLowercased == $0 }) else { return false }
        return inside.contains(where: \.isASCIIDigit) && inside.contains(where: \.isASCIILetter)
    }
}
