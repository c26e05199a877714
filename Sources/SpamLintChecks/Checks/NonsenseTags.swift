import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

extension Check {
    /// Tags of elements that nobody knows, `at-least` so many different ones.
    ///
    /// Names with a colon or a dash (`o:p`, `mj-text`, custom elements), addresses in angle brackets and names of one or two letters are left out,
    /// and in a file without a header the elements that Inky turns into tables: it is a template, and in a message they are as sent.
    static let nonsenseTags = Check("nonsense-tags", needs: .html, parameters: [.init("at-least", standard: .number(5))]) {
        facts, parameters in
        let limit = parameters.integer("at-least", default: 5)
        let isTemplate = facts.message.form != .message
        return facts.documents.compactMap { body, document in
            var first: Range<Int>?
            var names: Set<[UInt8]> = []
            for node in document.nodes where node.name == .unknown {
                guard let name = name(of: node, in: document.utf8), !known.contains(name) else { continue }
                if isTemplate, inky.contains(name) { continue }
                if first == nil { first = node.startTag }
                names.insert(name)
                if names.count > 1_000 { break }
            }
            guard let first, names.count >= limit else { return nil }
            return Evidence(at: .text(part: body.part, first), values: [("value", String(names.count)), ("limit", String(limit))])
        }
    }

    private static func name(of node: Node, in bytes: PageBytes) -> [UInt8]? {
        let name = bytes[node.startTag].dropFirst().prefix { $0 > 0x20 && $0 != ASCII.greater && $0 != 0x2F }
        guard name.count > 2, name.count < 30, name.allSatisfy(\.isASCIILetter) else { return nil }
        return name.map(\.asciiLowercased)
    }

    /// The elements of Inky, in which Foundation for Emails writes its templates.
    private static let inky: Set<[UInt8]> = Set(
        ["wrapper", "container", "row", "columns", "column", "callout", "menu", "item", "raw", "inky", "large"].map { Array($0.utf8) })

    /// Elements of other vocabularies that mail programs write: Outlook, SVG, old browsers.
    private static let known: Set<[UInt8]> = Set(
        [
            "bdi", "bdo", "data", "dialog", "hgroup", "output", "slot", "template", "search", "ruby", "track", "math", "picture", "keygen",
            "layer", "ilayer", "nolayer", "spacer", "multicol", "server", "nextid", "comment", "paintweb", "rbc", "rtc", "strike", "xmlns",
            "path", "rect", "circle", "line", "polygon", "defs", "use", "symbol", "ellipse", "unsubscribe", "preferences", "webversion",
            "forwardtoafriend", "currentday", "currentmonthname", "currentyear", "singleline", "multiline", "repeater", "layout", "inline",
            "signature", "citetitle", "smallcaps", "place", "city", "country", "person", "content", "color", "smalltext", "blockquotes",
        ].map { Array($0.utf8) })
}
