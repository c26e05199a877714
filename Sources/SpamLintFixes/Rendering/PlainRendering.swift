import MailBytes
public import MailHTML

/// HTML as plain text, by the same reading that rules go by: what a reader sees, links with their addresses, pictures by their words.
public enum PlainRendering {
    /// Which of the links' addresses are written out.
    public enum Addresses: Int, Sendable {
        case all
        /// Of an address that several links open, once.
        case once
        /// As `once`, without that of the last link that has words.
        case fewer
        /// As `all`, and that of the first picture.
        case picture
    }

    /// - Parameters:
    ///   - lineEnd: How its lines end.
    ///   - addresses: Which addresses of links are written out.
    /// - Returns: UTF-8 with a line end at its end; empty where a reader sees nothing.
    public static func text(of document: Document, lineEnd: [UInt8] = [0x0A], addresses: Addresses = .all) -> [UInt8] {
        var output: [UInt8] = []
        let visible = document.visible
        var position = 0
        for note in notes(in: document, addresses) {
            let end = min(max(note.offset, position), visible.utf8.count)
            output += visible[position..<end]
            position = end
            append(note.text, to: &output)
            // What follows would run into it.
            if position < visible.utf8.count, !visible.utf8[position].isASCIIWhitespace, !isClosing(visible.utf8, at: position) {
                output.append(ASCII.space)
            }
        }
        output += visible[position..<visible.utf8.count]
        return lines(of: output, end: lineEnd)
    }

    /// What is written between the words, where.
    private struct Note {
        let offset: Int
        let text: [UInt8]
    }

    private static func notes(in document: Document, _ addresses: Addresses) -> [Note] {
        var notes: [Note] = []
        for image in document.images where image.kind == .image && image.alternative == .text && !image.isTrackingPixel && !image.isHidden {
            let words = document.text(image.alt).utf8
            guard !words.isEmpty else { continue }
            notes.append(Note(offset: offset(of: image.startTag.lowerBound, in: document), text: words))
        }
        if addresses == .picture, let note = pictureNote(in: document) { notes.append(note) }
        var seen: Set<[UInt8]> = []
        var last: Int?
        for link in document.links where !link.isHidden {
            let target = document.urlBytes(link.href)
            guard let shown = address(target) else { continue }
            let text = document.visible[link.text]
            // A text that is the address already says it.
            guard !holds(text, shown) else { continue }
            let isEmpty = text.allSatisfy(\.isASCIIWhitespace)
            let end = isEmpty ? offset(of: link.startTag.upperBound, in: document) : trimmedEnd(of: link.text, in: document.visible.utf8)
            guard seen.insert(shown).inserted || addresses == .all || addresses == .picture else { continue }
            let hasWords = !isEmpty || link.images.contains { document.images[$0].alternative == .text }
            if hasWords { last = notes.count }
            notes.append(Note(offset: end, text: hasWords ? [ASCII.less] + shown + [ASCII.greater] : shown))
        }
        if addresses == .fewer, let last { notes.remove(at: last) }
        return notes.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
    }

    private static func pictureNote(in document: Document) -> Note? {
        for image in document.images where image.kind == .image && !image.isTrackingPixel && !image.isHidden {
            guard let source = image.source, let shown = address(document.urlBytes(source)), shown.starts(with: "http".utf8) else {
                continue
            }
            let text = image.alternative == .text ? [ASCII.less] + shown + [ASCII.greater] : shown
            return Note(offset: offset(of: image.startTag.lowerBound, in: document), text: text)
        }
        return nil
    }

    /// Where in the visible text a byte of the HTML stands.
    private static func offset(of html: Int, in document: Document) -> Int {
        let map = document.visible.map
        return (0..<document.visible.utf8.count).partitioningIndex { map.start(of: $0) >= html }
    }

    private static func trimmedEnd(of range: Range<Int>, in text: [UInt8]) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1].isASCIIWhitespace { end -= 1 }
        return end
    }

    /// An address that tells a reader something: a web address, or one of mail without its scheme. Nil for places on the page and scripts.
    private static func address(_ target: [UInt8]) -> [UInt8]? {
        let scheme = target.prefix { $0 != ASCII.colon }
        guard scheme.count < target.count, target.count <= 2_000, target.allSatisfy({ $0 > 0x20 }) else { return nil }
        if scheme.equalsASCIICaseless("http") || scheme.equalsASCIICaseless("https") { return target }
        guard scheme.equalsASCIICaseless("mailto") || scheme.equalsASCIICaseless("tel") else { return nil }
        let rest = target[(scheme.endIndex + 1)...].prefix { $0 != ASCII.question }
        return rest.isEmpty ? nil : Array(rest)
    }

    private static func holds(_ text: ArraySlice<UInt8>, _ address: [UInt8]) -> Bool {
        var words = Array(text)
        while words.last == 0x2F { words.removeLast() }
        var shown = address
        while shown.last == 0x2F { shown.removeLast() }
        guard !shown.isEmpty, words.count >= shown.count else { return false }
        return words.elementsEqual(shown) || words.suffix(shown.count).elementsEqual(shown)
    }

    private static func isClosing(_ text: [UInt8], at i: Int) -> Bool {
        switch text[i] {
        case 0x21, 0x29, ASCII.comma, ASCII.dot, ASCII.colon, ASCII.semicolon, ASCII.question, 0x5D: true
        // Most signs of CJK punctuation, and letters of scripts without spaces, need none.
        case 0xE3...0xEF: true
        default: false
        }
    }

    private static func append(_ text: [UInt8], to output: inout [UInt8]) {
        if let last = output.last, !last.isASCIIWhitespace { output.append(ASCII.space) }
        output += text
    }

    /// Lines without blanks at their ends, cells by two spaces, at most one empty line in a row.
    private static func lines(of text: [UInt8], end: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var isPending = false
        for line in text.split(separator: ASCII.lf, omittingEmptySubsequences: false) {
            let words = line.split { $0 == ASCII.tab || $0 == ASCII.cr }.filter { !$0.allSatisfy(\.isBlank) }
            var line = Array(words.joined(separator: [ASCII.space, ASCII.space]))
            while line.last == ASCII.space { line.removeLast() }
            let written = line.drop { $0 == ASCII.space }
            if written.isEmpty {
                isPending = !output.isEmpty
                continue
            }
            if isPending { output += end }
            isPending = false
            output += written + end
        }
        return output
    }
}
