import MailMessage
import SpamLintCore

extension Check {
    /// Texts that are not in the transfer encoding that they name: bytes above 127 under 7bit, or plain text under base64.
    static let transferEncodingLie = Check(
        "transfer-encoding-lie", needs: .header, parameters: [.init("found", standard: .text("eight-bit"))]
    ) { facts, parameters in
        let wantsPlainText = parameters.text("found") == "plain-text"
        return facts.bodies.flatMap { body in
            let part = facts.message.parts[body.part]
            guard (part.transferEncoding == .base64) == wantsPlainText else { return [Evidence]() }
            return body.text.defects.filter { $0.kind == .transferEncodingLies }.prefix(1).map { defect in
                let field = part.first(.contentTransferEncoding)
                let place = wantsPlainText ? field.map(\.bodyRange) ?? defect.place : defect.place
                return Evidence(at: .source(place), text: wantsPlainText ? nil : [])
            }
        }
    }
}
