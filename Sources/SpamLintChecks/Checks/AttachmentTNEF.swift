import MailMessage
import SpamLintCore

extension Check {
    /// Outlook's container for Rich Text, known by its content type or by the name that Exchange gives it.
    static let attachmentTNEF = Check("attachment-tnef", needs: .attachments) { facts, _ in
        facts.attachments.compactMap { attachment in
            let type = facts.message.parts[attachment.part].mediaType.name
            let name = attachment.file?.name.string.lowercased()
            guard type == "application/ms-tnef" || type == "application/vnd.ms-tnef" || name == "winmail.dat" else { return nil }
            return facts.evidence(of: attachment)
        }
    }
}
