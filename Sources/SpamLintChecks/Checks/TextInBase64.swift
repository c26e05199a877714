import MailMessage
import SpamLintCore

extension Check {
    /// Parts whose fields say text and base64, attached ones too.
    static let textInBase64 = Check("text-in-base64", needs: .header) { facts, _ in
        facts.message.parts.enumerated().compactMap { index, part in
            guard part.transferEncoding == .base64, part.declaredType?.family == .text else { return nil }
            return Evidence(at: facts.place(ofPart: index))
        }
    }
}
