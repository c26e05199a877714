import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Attachments with nothing in them but white space.
    static let attachmentEmpty = Check("attachment-empty", needs: .attachments) { facts, _ in
        facts.files.compactMap { attachment in
            let body = facts.message.source[facts.message.parts[attachment.part].body]
            return body.allSatisfy(\.isASCIIWhitespace) ? facts.evidence(of: attachment) : nil
        }
    }
}
