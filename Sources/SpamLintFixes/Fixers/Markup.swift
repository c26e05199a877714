import MailBytes
import MailHTML
import MailMessage
import MailText
import SpamLintCore

extension Fixer {
    /// `lang` in `<html>`: the language that the text is in, where it can be told.
    static let language = Fixer("language", .safe) { work, evidence in
        evidence.compactMap { one in
            guard let (part, range) = work.textRange(of: one.place), let document = work.facts.body(ofPart: part)?.document else {
                return nil
            }
            let language = Language(of: document.visible.utf8)
            guard language != .other, let offset = document.attributePlace(inTag: range) else { return nil }
            return .text(part: part, offset..<offset, Array(" lang=\"\(language.rawValue)\"".utf8))
        }
    }

    /// The end tags of elements that are left open, where the page ends: clients close them there as well.
    static let elementEnd = Fixer("element-end", .safe) { work, evidence in
        evidence.compactMap { one in
            guard let (part, _) = work.textRange(of: one.place), let document = work.facts.body(ofPart: part)?.document,
                let element = one.values.first(where: { $0.name == "element" })?.value,
                let open = one.values.first(where: { $0.name == "value" }).flatMap({ Int($0.value) }), open > 0, open < 1_000
            else { return nil }
            guard let offset = document.endOfContent(of: element) else { return nil }
            return .text(part: part, offset..<offset, Array(String(repeating: "</\(element)>", count: open).utf8))
        }
    }

    /// Names of attributes in the same letters as their elements'.
    static let attributeCase = Fixer("attribute-case", .safe) { work, _ in
        work.bodies.flatMap { body -> [Change] in
            guard let document = body.document else { return [] }
            return document.links.compactMap { link in
                let tag = document.utf8[link.startTag]
                guard tag.count > 7, let first = tag.dropFirst().first, tag.dropFirst(2).first == ASCII.space else { return nil }
                let name = tag.dropFirst(3).prefix(4)
                guard name.equalsASCIICaseless("href") else { return nil }
                let written = name.map { first.isASCIIUppercase ? $0 & 0xDF : $0.asciiLowercased }
                guard !name.elementsEqual(written) else { return nil }
                let offset = link.startTag.lowerBound + 3
                return .text(part: body.part, offset..<offset + 4, written)
            }
        }
    }

    /// No more than two line breaks in a row: more are a layout made of nothing.
    static let lineBreaks = Fixer("line-breaks", .unsafe) { work, _ in
        work.bodies.flatMap { body -> [Change] in
            guard let document = body.document else { return [] }
            return document.utf8.withUnsafeBufferPointer { LineBreakRuns.surplus(in: $0) }.map { .text(part: body.part, $0, []) }
        }
    }

    /// The subject as the title of the page.
    static let title = Fixer("title", .unsafe) { work, evidence in
        guard let subject = work.facts.subject, !subject.isEmpty, work.hasHeader else { return nil }
        let written = HTMLWriter.escaped(subject.string.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        for body in work.bodies {
            guard let document = body.document else { continue }
            if let title = document.title { return [.text(part: body.part, title, written)] }
            guard let head = document.nodes.first(where: { $0.name == .head }) else { continue }
            let end = head.startTag.upperBound
            return [.text(part: body.part, end..<end, Array("<title>".utf8) + written + Array("</title>".utf8))]
        }
        return nil
    }
}

extension Document {
    /// Where the content ends: before `</body>` or `</html>`, or at the end of the page. An element of the head ends before the body begins.
    /// Nil where an element is open there in which tags are shown as text.
    func endOfContent(of element: String = "") -> Int? {
        if element == "head", let body = nodes.first(where: { $0.name == .body }) { return body.startTag.lowerBound }
        return utf8.withUnsafeBufferPointer { bytes in
            var end: Int?
            var raw: StaticString?
            var walk = TagWalk(bytes)
            while let tag = walk.next() {
                if let open = raw {
                    if tag.isEnd, bytes[tag.name].equalsASCIICaseless(open) { raw = nil }
                    continue
                }
                guard tag.isEnd else {
                    raw = Self.textElements.first { bytes[tag.name].equalsASCIICaseless($0) }
                    continue
                }
                let isBody = bytes[tag.name].equalsASCIICaseless("body") && element != "body"
                if isBody || bytes[tag.name].equalsASCIICaseless("html") && element != "html" {
                    end = end ?? tag.span.lowerBound
                } else {
                    end = nil
                }
            }
            return raw == nil ? end ?? bytes.count : nil
        }
    }

    /// Elements in which tags are text.
    private static let textElements: [StaticString] = ["xmp", "textarea", "title", "plaintext", "listing"]
}

private enum LineBreakRuns {
    /// The line breaks that follow two others, white space between them included.
    static func surplus(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var walk = TagWalk(bytes)
        var count = 0
        var end = -1
        while let tag = walk.next() {
            let isBreak = !tag.isEnd && bytes[tag.name].equalsASCIICaseless("br")
            let follows = end >= 0 && bytes[end..<max(end, tag.span.lowerBound)].allSatisfy(\.isASCIIWhitespace)
            guard isBreak else {
                end = -1
                continue
            }
            count = follows ? count + 1 : 1
            if count > 2 { found.append(end..<tag.span.upperBound) }
            end = tag.span.upperBound
        }
        return found
    }
}
