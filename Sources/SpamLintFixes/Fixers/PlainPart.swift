import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// A text/plain part made from the HTML: a new one beside it, in a multipart/alternative built round both where there is none; or the
    /// text of the one that is there anew, which is unsafe where that says something of its own.
    static let plainPart = Fixer("plain-part", .safe, variants: 4, isRisky: losesText) { work, _ in plainPart(work) }

    /// The same where the text that is there may be a person's.
    static let plainPartAnew = Fixer("plain-part-anew", .unsafe, variants: 4) { work, _ in plainPart(work) }

    private static func losesText(_ work: Workpiece) -> Bool {
        guard let alternative = Alternative(work), let plain = alternative.plain.flatMap({ work.facts.body(ofPart: $0) }),
            let document = work.facts.body(ofPart: alternative.html)?.document
        else { return false }
        let words = OwnWords(of: plain, beside: document)
        return !words.isRepeated && !words.isStub
    }

    private static func plainPart(_ work: Workpiece) -> [Change]? {
        guard work.hasHeader, let alternative = Alternative(work), let document = work.facts.body(ofPart: alternative.html)?.document else {
            return nil
        }
        let text = PlainRendering.text(
            of: document, lineEnd: work.lineEnd, addresses: PlainRendering.Addresses(rawValue: work.variant) ?? .all)
        guard !text.isEmpty else { return nil }
        if let plain = alternative.plain { return [.rewrite(part: plain, text)] }
        let writer = PlainPartWriter(work: work, text: text)
        if let multipart = alternative.multipart {
            return writer.beside(alternative, boundaryOf: multipart)
        }
        // HTML goes with the pictures that it shows, so that `start` and `type` of what holds them stay true (RFC 2387).
        var whole = alternative.html
        while let parent = work.message.parts[whole].parent, work.message.parts[parent].mediaType.name == "multipart/related" {
            whole = parent
        }
        return whole == 0 ? writer.roundRoot() : writer.round(whole)
    }
}

/// Puts a plain text into a message that has none.
private struct PlainPartWriter {
    let work: Workpiece
    let text: [UInt8]

    private var message: Message { work.message }
    private var lineEnd: [UInt8] { work.lineEnd }

    /// Before the HTML in the multipart/alternative that is there.
    func beside(_ alternative: Alternative, boundaryOf multipart: Int) -> [Change]? {
        guard let branch = alternative.branch(in: message.parts), let field = message.parts[multipart].first(.contentType),
            let boundary = message.parameters(field)["boundary"]?.value, !boundary.isEmpty
        else { return nil }
        let header = message.parts[branch].header
        // What opens the part has to be the delimiter's own line.
        guard header.lowerBound > message.range.lowerBound, message.source[header.lowerBound - 1] == ASCII.lf else { return nil }
        return [.source(Edit(header.lowerBound..<header.lowerBound, entity + delimiter(boundary)))]
    }

    /// A multipart/alternative in the place of a part inside another multipart.
    func round(_ part: Int) -> [Change]? {
        let html = message.parts[part]
        guard html.header.lowerBound > message.range.lowerBound, message.source[html.header.lowerBound - 1] == ASCII.lf else { return nil }
        let boundary = newBoundary
        let head = line("Content-Type: multipart/alternative; boundary=\"" + String(decoding: boundary, as: UTF8.self) + "\"")
        let opening = head + lineEnd + delimiter(boundary) + entity + delimiter(boundary)
        return [
            .source(Edit(html.header.lowerBound..<html.header.lowerBound, opening)),
            .source(Edit(html.body.upperBound..<html.body.upperBound, closing(boundary))),
        ]
    }

    /// A multipart/alternative as the message itself. What the header says of the content goes with the HTML.
    func roundRoot() -> [Change]? {
        guard let root = message.parts.first, root.header.upperBound < root.body.lowerBound, work.isEndCertain(ofHeader: 0) else {
            return nil
        }
        let boundary = newBoundary
        let type = Array("multipart/alternative; boundary=\"".utf8) + boundary + [ASCII.quote]
        var changes: [Change] = []
        var moved: [UInt8] = []
        var isTyped = false
        for field in root.fields where isAboutContent(field) {
            let lines = work.lines(of: field)
            moved += message.source[lines]
            if moved.last != ASCII.lf { moved += lineEnd }
            if field.name == .contentType, !isTyped {
                isTyped = true
                changes.append(work.replacing(field, with: type))
            } else {
                changes.append(work.removing(field))
            }
        }
        if !isTyped, let change = work.inserting("Content-Type", type) { changes.append(change) }
        if message.first(.mimeVersion) == nil, let change = work.inserting("MIME-Version", Array("1.0".utf8)) { changes.append(change) }
        let opening = delimiter(boundary) + entity + delimiter(boundary) + moved + lineEnd
        changes.append(.source(Edit(root.body.lowerBound..<root.body.lowerBound, opening)))
        changes.append(.source(Edit(root.body.upperBound..<root.body.upperBound, closing(boundary) + lineEnd)))
        return changes
    }

    private func isAboutContent(_ field: Field) -> Bool {
        let name = message.source[field.nameRange]
        let isContent = name.count > 8 && name.prefix(8).equalsASCIICaseless("content-")
        return isContent && field.name != .contentLanguage && field.name != .contentLength && field.name != .contentLocation
    }

    /// The text as an entity, with the line end that belongs to the delimiter behind it.
    private var entity: [UInt8] {
        let encoding = TransferChoice.choose(for: text, isText: true, wasBase64: false)
        let isASCII = text.allSatisfy { $0 < 0x80 }
        var output = line("Content-Type: text/plain; charset=" + (isASCII ? "us-ascii" : "utf-8"))
        output += line("Content-Transfer-Encoding: " + encoding.rawValue)
        output += lineEnd
        output += encoding == .sevenBit ? text : QuotedPrintableWriter.encode(text, lineEnd: lineEnd)
        return output + lineEnd
    }

    private func line(_ text: String) -> [UInt8] { Array(text.utf8) + lineEnd }

    private func delimiter(_ boundary: [UInt8]) -> [UInt8] { [ASCII.dash, ASCII.dash] + boundary + lineEnd }

    /// The last delimiter, with the line end that belongs to it.
    private func closing(_ boundary: [UInt8]) -> [UInt8] {
        let dashes: [UInt8] = [ASCII.dash, ASCII.dash]
        return lineEnd + dashes + boundary + dashes
    }

    /// A boundary that is always the same for the same message and stands nowhere in it.
    private var newBoundary: [UInt8] {
        var hash = ContentHash(of: message.source[message.range])
        while true {
            // `=_` comes up in neither of the encodings of bodies.
            let boundary = Array("=_alt_".utf8) + hash.letters
            if !message.source[message.range].holds(boundary) { return boundary }
            hash.mix(0x2E)
        }
    }
}
