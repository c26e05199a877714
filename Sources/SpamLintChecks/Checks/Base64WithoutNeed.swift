import MailMessage
import SpamLintCore

extension Check {
    /// Texts in base64 that are ASCII throughout. Attached files are left alone: there base64 keeps line ends as they are.
    static let base64WithoutNeed = Check("base64-without-need", needs: .header) { facts, _ in
        facts.bodies.compactMap { body in
            let part = facts.message.parts[body.part]
            guard part.transferEncoding == .base64, !part.isAttachment, !body.text.isVerbatim, !body.text.isEmpty else { return nil }
            guard body.text.withUTF8({ text in text.allSatisfy { $0 < 0x80 } }) else { return nil }
            let place = part.first(.contentTransferEncoding).map { Place.source($0.bodyRange) } ?? facts.place(ofPart: body.part)
            return Evidence(at: place, values: [("value", String(body.text.count))])
        }
    }
}
