import MailBytes
import MailHTML
import SpamLintCore

extension FactDefinition {
    /// Elements that put white space round themselves break no word.
    static let tagsInsideWordsPercent = FactDefinition(
        "tags-inside-words-percent", unit: "percent", summary: "Places inside words that have tags, against all tags of the HTML.",
        needs: .html
    ) { facts in
        var highest: Measurement?
        for (body, document) in facts.documents {
            let found = document.utf8.withUnsafeBufferPointer { brokenWords(in: $0) }
            guard found.tags > 0 else { continue }
            let percent = Double(found.words) * 100 / Double(found.tags)
            if percent > highest?.value ?? -1 { highest = Measurement(percent, at: .text(part: body.part, found.first)) }
        }
        return highest
    }

    private static func brokenWords(in bytes: UnsafeBufferPointer<UInt8>) -> (words: Int, tags: Int, first: Range<Int>) {
        var walk = TagWalk(bytes)
        var words = 0
        var tags = 0
        var first = 0..<0
        // The last byte of text before a run of tags; nil where white space was put behind it.
        var before: UInt8?
        var end = 0
        while let tag = walk.next() {
            tags += 1
            if tag.span.lowerBound > end { before = bytes[tag.span.lowerBound - 1] }
            end = walk.offset
            if spacing.contains(where: { bytes[tag.name].equalsASCIICaseless($0) }) { before = nil }
            guard let byte = before, isWord(byte), end < bytes.count, isWord(bytes[end]) else { continue }
            words += 1
            if words == 1 { first = tag.span }
        }
        return (words, tags, first)
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }

    private static let spacing: [StaticString] = [
        "br", "div", "li", "th", "td", "dt", "dd", "p", "hr", "blockquote", "pre", "embed", "listing", "plaintext", "xmp", "title", "h1",
        "h2", "h3", "h4", "h5", "h6",
    ]
}
