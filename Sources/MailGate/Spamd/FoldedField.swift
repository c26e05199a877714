import MailBytes

/// A header field on as many lines as it takes: RFC 5322 section 2.2.3.
enum FoldedField {
    /// ASCII, folded at spaces and behind commas with a tab, as SpamAssassin folds. What is no printable ASCII becomes a space or `?`, so
    /// that no value ends a field; past 8 kB a value is cut.
    static func lines(_ field: Ruling.Field, lineEnd: [UInt8]) -> [UInt8] {
        var out = Array(field.name.utf8.filter { $0 > 0x20 && $0 < 0x7F && $0 != ASCII.colon })
        out.append(ASCII.colon)
        var column = out.count
        for (index, word) in words(field.value).enumerated() {
            let gap = index == 0 || word.isAfterBlank ? 1 : 0
            if index > 0, column + gap + word.bytes.count > mostColumns {
                out += lineEnd
                out.append(ASCII.tab)
                column = 1
            } else if gap == 1 {
                out.append(ASCII.space)
                column += 1
            }
            out += word.bytes
            column += word.bytes.count
        }
        return out + lineEnd
    }

    private struct Word {
        var bytes: [UInt8] = []
        /// Whether a space stood before it.
        var isAfterBlank: Bool
    }

    /// Pieces between which a line may end.
    private static func words(_ value: String) -> [Word] {
        var words: [Word] = []
        var word = Word(isAfterBlank: true)
        func close(_ isAfterBlank: Bool) {
            if !word.bytes.isEmpty { words.append(word) }
            word = Word(isAfterBlank: isAfterBlank || (word.bytes.isEmpty && word.isAfterBlank))
        }
        for byte in value.utf8.prefix(8192) {
            guard byte > 0x20, byte != 0x7F else {
                close(true)
                continue
            }
            word.bytes.append(byte < 0x7F ? byte : ASCII.question)
            if byte == ASCII.comma || word.bytes.count == mostWordBytes { close(false) }
        }
        close(false)
        return words
    }

    /// Where lines end: RFC 5322 section 2.1.1.
    private static let mostColumns = 78
    /// A word without a gap is broken here, lest a line pass 998 bytes.
    private static let mostWordBytes = 900
}
