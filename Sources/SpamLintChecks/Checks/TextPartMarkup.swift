import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Plain texts that are HTML: at least so many tags, and at least so much of the text inside tags.
    ///
    /// Only tags that mail is laid out with count, so that `<https://…>`, generics and talk about `<p>` are no markup.
    static let textPartMarkup = Check(
        "text-part-markup", needs: [.plain, .header],
        parameters: [.init("at-least", standard: .number(4)), .init("percent", standard: .number(20))]
    ) { facts, parameters in
        facts.bodies.compactMap { body in
            guard !body.isHTML, facts.message.parts[body.part].mediaType.isPlainText else { return nil }
            let found = body.text.withUTF8 { tags(in: $0) }
            guard let first = found.first, found.count >= parameters.integer("at-least", default: 4) else { return nil }
            guard found.bytes * 100 >= parameters.integer("percent", default: 20) * found.total else { return nil }
            return Evidence(at: .text(part: body.part, first), values: [("value", String(found.count))])
        }
    }

    private static func tags(in text: UnsafeBufferPointer<UInt8>) -> (first: Range<Int>?, count: Int, bytes: Int, total: Int) {
        var first: Range<Int>?
        guard text.contains(ASCII.less) else { return (nil, 0, 0, text.count) }
        var count = 0
        var bytes = 0
        var total = 0
        var i = 0
        while i < text.count {
            if text[i] == ASCII.less, let end = tagEnd(in: text, from: i) {
                if first == nil { first = i..<end }
                count += 1
                bytes += end - i
                total += end - i
                i = end
            } else {
                if !text[i].isASCIIWhitespace { total += 1 }
                i += 1
            }
        }
        return (first, count, bytes, total)
    }

    /// The end of the tag that begins at `start`, if its name is one that lays out mail.
    private static func tagEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var i = start + 1
        if i < text.count, text[i] == 0x2F { i += 1 }
        let name = i
        while i < text.count, i - name < 12, text[i].isASCIILetter || text[i].isASCIIDigit { i += 1 }
        guard i > name, i < text.count, layoutTags.contains(where: { text[name..<i].equalsASCIICaseless($0) }) else { return nil }
        let limit = min(text.count, start + 2_000)
        while i < limit, text[i] != ASCII.greater, text[i] != ASCII.less { i += 1 }
        return i < limit && text[i] == ASCII.greater ? i + 1 : nil
    }

    private static let layoutTags: [StaticString] = [
        "a", "b", "body", "br", "center", "div", "em", "font", "h1", "h2", "h3", "head", "html", "i", "img", "li", "meta", "p", "span",
        "strong", "style", "table", "tbody", "td", "title", "tr", "u", "ul",
    ]
}
