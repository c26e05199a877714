import MailMessage
import SpamLintCore

extension Check {
    /// Texts that are not in the transfer encoding that they name. `found` is `eight-bit-declared` for bytes above 127 under 7bit,
    /// `eight-bit-undeclared` for such bytes without the field, `plain-text` for text under base64 that was never encoded. With `after`,
    /// only where as many bytes or more stand before the first such byte; with `charset`, only in texts labelled so.
    static let transferEncodingLie = Check(
        "transfer-encoding-lie", needs: .header,
        parameters: [
            .init("found", standard: .text("eight-bit-declared")), .init("after", standard: .number(0)),
            .init("charset", standard: .text("")),
        ]
    ) { facts, parameters in
        let wanted = parameters.text("found", default: "eight-bit-declared")
        let after = parameters.integer("after", default: 0)
        let charset = parameters.text("charset")
        return facts.bodies.compactMap { body in
            guard let defect = body.text.defects.first(where: { $0.kind == .transferEncodingLies }) else { return nil }
            let part = facts.message.parts[body.part]
            let field = part.first(.contentTransferEncoding)
            let isPlainText = part.transferEncoding == .base64
            let found = isPlainText ? "plain-text" : field == nil ? "eight-bit-undeclared" : "eight-bit-declared"
            guard found == wanted, defect.place.lowerBound - part.body.lowerBound >= after else { return nil }
            if !charset.isEmpty, facts.message.charsetLabel(of: body.part)?.lowercased() != charset { return nil }
            let place = isPlainText ? field?.bodyRange ?? defect.place : defect.place
            return Evidence(at: .source(place), text: isPlainText ? nil : [])
        }
    }
}
