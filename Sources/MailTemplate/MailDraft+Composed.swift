public import MailBytes

extension MailDraft {
    /// A message, or a body of one, and how it leads back to the draft.
    public struct Composed: Sendable {
        public let bytes: [UInt8]
        /// To the draft's bytes; nil where they are the same.
        public let map: SourceMap?
        public let form: Form
    }

    /// Puts the message together.
    ///
    /// - Parameters:
    ///   - masked: The draft's bytes with their tokens masked.
    ///   - date: For mail that is all that would be sent: seconds since 1970.
    public func composed(from masked: [UInt8], date: Int64 = 0) -> Composed {
        if fields.isEmpty, alternative == nil, preheader == nil, !isSent {
            if writing == .html || writing == .plain, body.lowerBound == 0 || map == nil && body.lowerBound == 3 {
                return Composed(bytes: masked, map: nil, form: writing == .html ? .html : .text)
            }
            var page = MappedBytes()
            writeBody(of: masked, to: &page)
            return Composed(bytes: page.bytes, map: page.map, form: writing == .plain ? .text : .html)
        }
        var message = MappedBytes()
        writeFields(of: masked, to: &message, date: date)
        let isPage = writing != .plain
        guard let alternative else {
            writeType(isPage ? "html" : "plain", to: &message)
            writeBody(of: masked, to: &message)
            return Composed(bytes: message.bytes, map: message.map, form: isSent ? .message : .template)
        }
        let boundary = boundary(for: masked)
        message.write("Content-Type: multipart/alternative; boundary=\"\(boundary)\"\n\n--\(boundary)\n", at: body.lowerBound)
        writeType("plain", to: &message)
        message.copy(alternative, of: masked)
        message.write("\n--\(boundary)\n", at: alternative.upperBound)
        writeType("html", to: &message)
        writeBody(of: masked, to: &message)
        message.write("\n--\(boundary)--\n", at: body.upperBound)
        return Composed(bytes: message.bytes, map: message.map, form: isSent ? .message : .template)
    }

    private func writeType(_ subtype: String, to message: inout MappedBytes) {
        message.write("Content-Type: text/\(subtype); charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n", at: body.lowerBound)
    }

    /// A boundary that stands nowhere in the bodies.
    private func boundary(for masked: [UInt8]) -> String {
        var boundary = "=_alternative"
        while masked.holds(Array(boundary.utf8)) { boundary += "_" }
        return boundary
    }

    private func writeBody(of masked: [UInt8], to page: inout MappedBytes) {
        if let preheader, writing != .plain {
            page.write("<div style=\"display:none\">", at: preheader.lowerBound)
            page.copy(preheader, of: masked)
            page.write("</div>", at: preheader.upperBound)
        }
        switch writing {
        case .html, .plain: page.copy(body, of: masked)
        case .mjml: MJMLReader.write(masked, body, to: &page)
        case .markdown: MarkdownReader.write(masked, body, to: &page)
        }
    }

    // MARK: Fields

    private func writeFields(of masked: [UInt8], to message: inout MappedBytes, date: Int64) {
        var index = 0
        while index < fields.count {
            let field = fields[index]
            index += 1
            message.write(field.name + ": ", at: field.value.lowerBound)
            if field.isDisplayName, index < fields.count {
                writeName(field.value, of: masked, to: &message)
                let address = fields[index].value
                index += 1
                message.write(" <", at: address.lowerBound)
                message.copy(address, of: masked)
                message.write(">\n", at: address.upperBound)
                continue
            }
            writeText(field.value, of: masked, to: &message)
            message.write("\n", at: field.value.upperBound)
        }
        message.write("MIME-Version: 1.0\n", at: body.lowerBound)
        guard isSent else { return }
        let names = Set(fields.map { $0.name.lowercased() })
        if !names.contains("date") { message.write("Date: \(MailDate.text(date))\n", at: body.lowerBound) }
        if !names.contains("message-id") { message.write("Message-ID: <\(date).made@mail.\(senderDomain(masked))>\n", at: body.lowerBound) }
    }

    private func senderDomain(_ masked: [UInt8]) -> String {
        guard let index = fields.firstIndex(where: { $0.name == "From" }) else { return "invalid" }
        let address = masked[(fields[index].isDisplayName && index + 1 < fields.count ? fields[index + 1] : fields[index]).value]
        guard let at = address.lastIndex(of: ASCII.at) else { return "invalid" }
        let domain = address[(at + 1)...].prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.dot || $0 == ASCII.dash }
        return domain.isEmpty ? "invalid" : String(decoding: domain, as: UTF8.self)
    }

    /// A display name: quoted where its characters ask for it.
    private func writeName(_ range: Range<Int>, of masked: [UInt8], to message: inout MappedBytes) {
        let special = masked[range].contains { "()<>[]:;@\\,.\"".utf8.contains($0) }
        guard special, masked[range].allSatisfy({ $0 < 0x80 && $0 != ASCII.quote && $0 != ASCII.backslash }) else {
            return writeText(range, of: masked, to: &message)
        }
        message.write("\"", at: range.lowerBound)
        message.copy(range, of: masked)
        message.write("\"", at: range.upperBound)
    }

    /// The body of a field; characters beyond ASCII in encoded words (RFC 2047), each of which leads back to its own characters.
    private func writeText(_ range: Range<Int>, of masked: [UInt8], to message: inout MappedBytes) {
        let text = masked[range]
        guard text.contains(where: { $0 >= 0x80 || $0 == ASCII.lf || $0 == ASCII.cr }) else { return message.copy(range, of: masked) }
        var start = range.lowerBound
        while start < range.upperBound {
            var stop = min(start + 42, range.upperBound)
            while stop > start + 1, stop < range.upperBound, masked[stop] & 0xC0 == 0x80 { stop -= 1 }
            if start > range.lowerBound { message.write("\n ", at: start) }
            let clean = masked[start..<stop].map { $0 == ASCII.lf || $0 == ASCII.cr ? ASCII.space : $0 }
            message.write(Array("=?utf-8?B?".utf8) + Base64Writer.encode(clean) + Array("?=".utf8), for: start..<stop)
            start = stop
        }
    }
}
