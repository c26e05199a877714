import MailText

/// Breaks paragraphs into lines: at spaces, and between characters where a script has none.
enum TextWrap {
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var cells = 0
        for word in pieces(of: text) {
            let wordCells = DisplayWidth.cells(of: Array(word.utf8))
            if cells > 0, cells + wordCells > width, !closesLine(word) {
                lines.append(trimmed(line))
                line = ""
                cells = 0
                if word == " " { continue }
            }
            line += word
            cells += wordCells
        }
        if !line.isEmpty { lines.append(trimmed(line)) }
        return lines.isEmpty ? [""] : lines
    }

    /// Words, spaces, and wide characters one by one.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let isWide = DisplayWidth.cells(of: Array(String(character).utf8)) > 1
            if character == " " || isWide {
                if !word.isEmpty { pieces.append(word) }
                pieces.append(String(character))
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces
    }

    /// Punctuation that must not begin a line.
    private static func closesLine(_ piece: String) -> Bool {
        ["，", "。", "；", "：", "、", "！", "？", "）", "”", "》", "」"].contains(piece)
    }

    private static func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        while line.first == " " { line.removeFirst() }
        return String(line)
    }
}
