import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Lines of the message, of base64 or of quoted-printable that are longer than `above` bytes, line end not counted.
    ///
    /// Of an attachment in base64 only the first line is looked at: encoders make all alike.
    static let overlongLine = Check(
        "overlong-line", needs: .header, parameters: [.init("of", standard: .text("message")), .init("above", standard: .number(998))]
    ) { facts, parameters in
        let limit = parameters.integer("above", default: 998)
        let kind = parameters.text("of", default: "message")
        let name: DefectKind =
            switch kind {
            case "base64": .base64LineTooLong
            case "quoted-printable": .quotedPrintableLineTooLong
            default: .lineTooLong
            }
        var lines = facts.defects.compactMap { defect -> Range<Int>? in
            guard defect.kind == name.rawValue, case .source(let range) = defect.place else { return nil }
            return range
        }
        if kind == "base64" { lines += facts.attachments.compactMap { firstLine(of: facts.message.parts[$0.part], in: facts.message) } }
        return lines.filter { $0.count > limit }.map { range in
            Evidence(at: .source(range), text: [], values: [("value", String(range.count)), ("limit", String(limit))])
        }
    }

    private static func firstLine(of part: Part, in message: Message) -> Range<Int>? {
        guard part.transferEncoding == .base64 else { return nil }
        let body = message.source[part.body]
        guard let start = body.firstIndex(where: { !$0.isASCIIWhitespace }) else { return nil }
        let line = body[start...].prefix { !$0.isASCIIWhitespace }
        return start..<line.endIndex
    }
}
