import MailBytes
import MailHTML
import MailMessage
import MailText
import SpamLintCore

extension Fixer {
    /// A footer with the settings' postal address and a link that takes readers off the list, in HTML and in plain text; each only where it
    /// is not there yet.
    static let footer = Fixer("footer", .unsafe, variants: 2) { work, _ in
        let address = work.settings.address.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let link = [work.settings.unsubscribeHTTPS, work.settings.mailtoURI].compactMap { $0 }.first(where: URIText.isFit)
        return work.bodies.compactMap { body in
            let text = body.document?.visible.utf8 ?? body.text.bytes
            let isChinese = Language(of: text).isChinese
            let footer = FooterText(
                address: address.flatMap { holds(text, $0) ? nil : $0 },
                link: link.flatMap { holds(body.text.bytes, $0) ? nil : $0 }, isChinese: isChinese)
            guard !footer.isEmpty else { return nil }
            if let document = body.document {
                guard let end = document.endOfContent() else { return nil }
                return .text(part: body.part, end..<end, footer.html(lineEnd: work.lineEnd, isTable: work.variant == 0))
            }
            let end = body.text.count
            let isOpen = body.text.utf8.last.map { $0 != ASCII.lf } ?? false
            return .text(part: body.part, end..<end, (isOpen ? work.lineEnd : []) + footer.plain(lineEnd: work.lineEnd))
        }
    }

    private static func holds(_ text: [UInt8], _ wanted: String) -> Bool {
        Array(text.split { $0.isASCIIWhitespace }.joined(separator: [ASCII.space])).holds(Array(wanted.utf8))
    }
}

/// What stands under a message.
struct FooterText {
    let address: String?
    let link: String?
    let isChinese: Bool

    var isEmpty: Bool { address == nil && link == nil }

    /// A table, which every client lays out alike, or a paragraph.
    func html(lineEnd: [UInt8], isTable: Bool) -> [UInt8] {
        let style = "font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:20px;color:#333333"
        var pieces: [[UInt8]] = []
        if let address { pieces.append(HTMLWriter.escaped(address)) }
        if let link {
            let words = HTMLWriter.escaped(isChinese ? "退订此类邮件" : "Unsubscribe from these e-mails")
            let open =
                Array("<a href=\"".utf8) + HTMLWriter.escaped(link) + Array("\" style=\"color:#333333;text-decoration:underline\">".utf8)
            pieces.append(open + words + Array("</a>".utf8))
        }
        var lines: [[UInt8]] = []
        if isTable {
            let table = "<table role=\"presentation\" width=\"100%\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\""
            lines.append(Array((table + " style=\"width:100%;border-collapse:collapse;background-color:#ffffff\">").utf8))
            for piece in pieces {
                let cell = "<tr><td align=\"left\" valign=\"top\" bgcolor=\"#ffffff\" style=\"padding:8px 16px;\(style)\">"
                lines.append(Array(cell.utf8) + piece + Array("</td></tr>".utf8))
            }
            lines.append(Array("</table>".utf8))
        } else {
            let open = Array("<p style=\"\(style);background-color:#ffffff\">".utf8)
            lines.append(open + Array(pieces.joined(separator: Array("<br>".utf8))) + Array("</p>".utf8))
        }
        return lineEnd + Array(lines.joined(separator: lineEnd)) + lineEnd
    }

    func plain(lineEnd: [UInt8]) -> [UInt8] {
        var lines: [String] = []
        if let address { lines.append(address) }
        if let link { lines.append(isChinese ? "退订：\(link)" : "Unsubscribe: \(link)") }
        return lineEnd + lines.flatMap { Array($0.utf8) + lineEnd }
    }
}
