import MailBytes

/// Writes bodies of header fields: folded, with encoded words where they are needed (RFC 2047).
struct HeaderWriter {
    let lineEnd: [UInt8]

    /// Characters of a line, and of an encoded word.
    private static let longestLine = 76
    private static let longestWord = 75

    /// Text such as a subject. What is ASCII before the first word that is not, and behind the last one, stays as it is.
    ///
    /// - Parameter column: Characters that stand on the line already.
    func unstructured(_ text: [UInt8], column: Int) -> [UInt8] {
        let text = Self.cleaned(text)
        let words = text.split(separator: ASCII.space, omittingEmptySubsequences: false).map(Array.init)
        guard let first = words.firstIndex(where: Self.needsEncoding), let last = words.lastIndex(where: Self.needsEncoding) else {
            return fold(words, column: column)
        }
        let encoded = Array(words[first...last].joined(separator: [ASCII.space]))
        let before = words[..<first]
        let prefix = before.isEmpty ? [] : fold(Array(before), column: column)
        let start = prefix.isEmpty ? column : self.column(behind: prefix, from: column) + 1
        var body = prefix
        // A word that would begin near the end of the line begins the next one.
        let isTight = start > 50
        if !prefix.isEmpty { body += isTight ? lineEnd + [ASCII.space] : [ASCII.space] }
        body += encodedWords(encoded, column: isTight && !prefix.isEmpty ? 1 : start, isPhrase: false)
        let after = words[(last + 1)...]
        if !after.isEmpty {
            let end = self.column(behind: body, from: column)
            body += [ASCII.space] + fold(Array(after), column: end + 1)
        }
        return body
    }

    /// A name before an address: as it is, in quotes, or in encoded words.
    func phrase(_ text: [UInt8], column: Int) -> [UInt8] {
        let text = Self.cleaned(text)
        if text.contains(where: { $0 >= 0x80 }) || Self.holdsWordMark(text) { return encodedWords(text, column: column, isPhrase: true) }
        guard text.contains(where: { !Self.isAtom($0) && $0 != ASCII.space }) else { return text }
        return [ASCII.quote] + text.flatMap { $0 == ASCII.quote || $0 == ASCII.backslash ? [ASCII.backslash, $0] : [$0] } + [ASCII.quote]
    }

    /// Text in encoded words of UTF-8, a word a line.
    private func encodedWords(_ text: [UInt8], column: Int, isPhrase: Bool) -> [UInt8] {
        let escapes = text.count { !Self.isPlain($0, isPhrase: isPhrase) && $0 != ASCII.space }
        let isBase64 = escapes * 3 > text.count
        let head = Array((isBase64 ? "=?UTF-8?B?" : "=?UTF-8?Q?").utf8)
        let room = Self.longestWord - head.count - 2
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var cost = 0
        // The first word shares its line with the name of the field.
        var limit = max(20, min(room, Self.longestLine - column - head.count - 2))
        for character in Self.characters(of: text) {
            let more = isBase64 ? character.count : character.reduce(0) { $0 + Self.quoted($1, isPhrase: isPhrase).count }
            let isFull = isBase64 ? (cost + more + 2) / 3 * 4 > limit : cost + more > limit
            if isFull, !word.isEmpty {
                words.append(word)
                word = []
                cost = 0
                limit = room
            }
            word += character
            cost += more
        }
        words.append(word)
        let written = words.map { word in
            head + (isBase64 ? Base64Writer.encode(word) : word.flatMap { Self.quoted($0, isPhrase: isPhrase) })
                + [ASCII.question, ASCII.equals]
        }
        return Array(written.joined(separator: lineEnd + [ASCII.space]))
    }

    /// Words with blanks between them, on lines of at most 76 characters where they allow it. Blanks in a row stay.
    func fold(_ words: [[UInt8]], column: Int) -> [UInt8] {
        var output: [UInt8] = []
        var column = column
        var hasWord = false
        for (index, word) in words.enumerated() {
            if index > 0 {
                // A line of nothing but blanks would end the header for some readers.
                if column + 1 + word.count > Self.longestLine, !word.isEmpty, hasWord {
                    output += lineEnd
                    column = 0
                }
                output.append(ASCII.space)
                column += 1
            }
            output += word
            column += word.count
            if !word.allSatisfy(\.isBlank) { hasWord = true }
        }
        return output
    }

    private func column(behind body: [UInt8], from column: Int) -> Int {
        guard let feed = body.lastIndex(of: ASCII.lf) else { return column + body.count }
        return body.count - feed - 1
    }

    /// Without controls, line ends among them.
    private static func cleaned(_ text: [UInt8]) -> [UInt8] {
        text.map { $0 < 0x20 || $0 == 0x7F ? ASCII.space : $0 }
    }

    private static func needsEncoding(_ word: [UInt8]) -> Bool { word.contains { $0 >= 0x80 } || holdsWordMark(word) }

    /// Text that reads as an encoded word has to be encoded.
    private static func holdsWordMark(_ text: [UInt8]) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == ASCII.equals && $1 == ASCII.question }
    }

    private static func characters(of utf8: [UInt8]) -> [[UInt8]] {
        var characters: [[UInt8]] = []
        for byte in utf8 {
            if byte & 0xC0 == 0x80, !characters.isEmpty {
                characters[characters.count - 1].append(byte)
            } else {
                characters.append([byte])
            }
        }
        return characters
    }

    private static func quoted(_ byte: UInt8, isPhrase: Bool) -> [UInt8] {
        if byte == ASCII.space { return [0x5F] }
        return isPlain(byte, isPhrase: isPhrase) ? [byte] : QuotedPrintableWriter.escaped(byte)
    }

    private static func isPlain(_ byte: UInt8, isPhrase: Bool) -> Bool {
        if byte.isASCIILetter || byte.isASCIIDigit { return true }
        if isPhrase { return byte == 0x21 || byte == 0x2A || byte == 0x2B || byte == ASCII.dash || byte == 0x2F }
        return byte > 0x20 && byte < 0x7F && byte != ASCII.equals && byte != ASCII.question && byte != 0x5F
    }

    /// RFC 5322, section 3.2.3; a full stop too, which is accepted everywhere.
    private static func isAtom(_ byte: UInt8) -> Bool {
        if byte.isASCIILetter || byte.isASCIIDigit { return true }
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, ASCII.dash, 0x2F, ASCII.equals, ASCII.question, 0x5E...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }
}
