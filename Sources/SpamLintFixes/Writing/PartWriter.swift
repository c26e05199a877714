import MailBytes
import MailMessage
import SpamLintCore

/// Writes changes of a part's text into the file, through its transfer encoding and charset.
///
/// What can be changed in its place is: text that stands in the file as it is, and quoted-printable. Of base64 the whole body is written anew.
struct PartWriter {
    private let work: Workpiece
    private let index: Int
    private let part: Part
    private var message: Message { work.message }

    /// Nil for what is no text in the file itself.
    init?(_ work: Workpiece, part index: Int) {
        guard work.message.parts.indices.contains(index) else { return nil }
        let part = work.message.parts[index]
        guard part.kind == .leaf, work.isInFile(part.body), work.isOwn(index) else { return nil }
        self.work = work
        self.index = index
        self.part = part
    }

    private var source: ArraySlice<UInt8> { message.source[message.range] }

    // MARK: Some of the text

    /// Edits for changes of ranges of the decoded text, which are in order.
    func editing(_ changes: [Edit]) -> [Edit]? {
        let text = message.text(of: index)
        let bytes = text.bytes
        let placeholders = Placeholders.find(in: bytes[...])
        guard changes.allSatisfy({ $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count }),
            !changes.contains(where: { Placeholders.touch($0.range, placeholders) })
        else { return nil }
        let isHTML = part.mediaType.isHTML
        let changes = isHTML ? changes.map { Edit($0.range, HTMLWriter.ascii($0.replacement)) } : changes
        let isASCII = changes.allSatisfy { $0.replacement.allSatisfy { $0 < 0x80 } }
        let holdsReplacements = isASCII || text.charset.name == "utf-8" && (part.transferEncoding != .sevenBit || !work.hasHeader)
        guard holdsReplacements, part.transferEncoding != .base64 || text.isVerbatim, keepsASCII(text.charset) else {
            // What could not be read would not be there any more.
            guard !text.isDoubtful else { return nil }
            return rewriting(EditList.apply(changes, to: bytes), of: bytes)
        }
        let map = message.sourceMap(ofText: index)
        return changes.map { change in
            let range = map.source(of: change.range)
            let isQuoted = part.transferEncoding == .quotedPrintable && work.hasHeader
            return isQuoted ? quoted(change.replacement, at: range) : Edit(range, change.replacement)
        }
    }

    /// Whether an ASCII byte of text is one of the file, wherever it stands.
    private func keepsASCII(_ charset: Charset) -> Bool {
        let name = charset.name
        return
            !(name.hasPrefix("utf-16") || name.hasPrefix("utf-32") || name.hasPrefix("utf-7") || name.hasPrefix("iso-2022")
            || name.hasPrefix("hz"))
    }

    /// A change in quoted-printable, with soft line breaks where the line would be too long.
    private func quoted(_ replacement: [UInt8], at range: Range<Int>) -> Edit {
        let piece = QuotedPrintableWriter.piece(replacement)
        if piece.isEmpty { return Edit(range, []) }
        // A line may be as long as the part; all that counts is whether it is too long.
        let first = max(part.body.lowerBound, range.lowerBound - QuotedPrintableWriter.longestLine - 1)
        let last = min(part.body.upperBound, range.upperBound + QuotedPrintableWriter.longestLine + 1)
        var start = range.lowerBound
        while start > first, source[start - 1] != ASCII.lf { start -= 1 }
        var end = range.upperBound
        while end < last, source[end] != ASCII.lf, source[end] != ASCII.cr { end += 1 }
        let before = range.lowerBound - start
        let after = end - range.upperBound
        if piece.contains(ASCII.lf) || before + piece.count + after <= QuotedPrintableWriter.longestLine {
            return Edit(range, piece.contains(ASCII.lf) ? QuotedPrintableWriter.encode(replacement, lineEnd: work.lineEnd) : piece)
        }
        let soft = [ASCII.equals] + work.lineEnd
        // On lines of its own; a soft break in front where something stands there, behind where something follows.
        let body = QuotedPrintableWriter.encode(replacement, lineEnd: work.lineEnd)
        return Edit(range, (before > 0 ? soft : []) + body + (after > 0 ? soft : []))
    }

    // MARK: All of it

    /// Edits that write the whole text anew, in UTF-8.
    func rewriting(_ text: [UInt8]) -> [Edit]? {
        let old = message.text(of: index).bytes
        return rewriting(text, of: old)
    }

    private func rewriting(_ text: [UInt8], of old: [UInt8]) -> [Edit]? {
        guard work.hasHeader, Placeholders.find(in: old[...]).isEmpty || part.mediaType.isHTML else { return nil }
        guard text.contains(where: { $0 >= 0x80 }) else { return body(text, charset: text.isEmpty ? nil : "utf-8") }
        return body(text, charset: "utf-8")
    }

    /// Edits that write the same content in a transfer encoding that fits.
    func reencoding() -> [Edit]? {
        guard work.hasHeader else { return nil }
        let content = message.content(of: index)
        guard Placeholders.find(in: content.bytes).isEmpty else { return nil }
        return body(Array(content.bytes), charset: nil)
    }

    private func body(_ content: [UInt8], charset: String?) -> [Edit]? {
        // Where readers see the field that says how the body is written in the body, they could not read it any more.
        guard work.isEndCertain(ofHeader: index), part.header.upperBound < part.body.lowerBound else { return nil }
        let isBase64 = part.transferEncoding == .base64 && !message.content(of: index).isVerbatim
        // Units of two or four bytes may hold what would be taken for a line end.
        let hasLines = charset != nil || !message.text(of: index).charset.isWide
        let encoding = TransferChoice.choose(for: content, isText: part.isText && hasLines, wasBase64: isBase64)
        var written: [UInt8]
        switch encoding {
        case .base64: written = Base64Writer.encode(content, lineEnd: work.lineEnd)
        case .quotedPrintable: written = QuotedPrintableWriter.encode(content, lineEnd: work.lineEnd)
        default: written = Self.lines(content, end: work.lineEnd)
        }
        // The body goes on ending as it did: with a line end, or without one where that belongs to a boundary.
        let old = source[part.body]
        if old.last == ASCII.lf, written.last != ASCII.lf, !written.isEmpty { written += work.lineEnd }
        if old.last != ASCII.lf, encoding == .base64 { while written.last == ASCII.lf || written.last == ASCII.cr { written.removeLast() } }
        var edits = [Edit(part.body, written)]
        if part.first(.contentTransferEncoding) != nil || encoding != .sevenBit {
            edits.append(field(.contentTransferEncoding, "Content-Transfer-Encoding", Array(encoding.rawValue.utf8)))
        }
        if let charset, let edit = label(charset) { edits.append(edit) }
        return edits
    }

    /// Lines with another end.
    private static func lines(_ content: [UInt8], end: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(content.count)
        var i = 0
        while i < content.count {
            if content[i] == ASCII.cr, i + 1 < content.count, content[i + 1] == ASCII.lf { i += 1 }
            if content[i] == ASCII.lf { output += end } else { output.append(content[i]) }
            i += 1
        }
        return output
    }

    // MARK: Fields

    private func field(_ name: FieldName, _ written: String, _ value: [UInt8]) -> Edit {
        if let field = part.first(name) { return Edit(field.bodyRange, (field.isEmpty ? [ASCII.space] : []) + value) }
        return Edit(part.header.upperBound..<part.header.upperBound, work.fieldLine(written, value, endOf: part.header))
    }

    /// Says in `Content-Type` what the charset is; nil where it does already.
    func label(_ charset: String) -> Edit? {
        if let range = part.charsetLabel {
            let old = String(decoding: message.source[range], as: UTF8.self)
            if old.lowercased() == charset { return nil }
            return Edit(range, Array(charset.utf8))
        }
        let parameter = Array("; charset=\(charset)".utf8)
        guard let field = part.first(.contentType), part.declaredType != nil else {
            return self.field(.contentType, "Content-Type", Array("text/plain".utf8) + parameter)
        }
        // In a quoted string that nothing ends, it would be more of that.
        guard message.source[field.bodyRange].count(where: { $0 == ASCII.quote }) % 2 == 0 else { return nil }
        var end = field.bodyRange.upperBound
        while end > field.bodyRange.lowerBound, message.source[end - 1] == ASCII.semicolon || message.source[end - 1].isASCIIWhitespace {
            end -= 1
        }
        return Edit(end..<field.bodyRange.upperBound, parameter)
    }
}
