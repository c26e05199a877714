import MailMessage
import SpamLintCore

extension Check {
    /// Attachments without a name, and those of unknown type whose name has no extension.
    static let attachmentNameless = Check("attachment-nameless", needs: .attachments) { facts, _ in
        facts.files.compactMap { attachment in
            let part = facts.message.parts[attachment.part]
            guard part.isAttachment else { return nil }
            if let file = attachment.file {
                let isTelling = !file.fileExtension.isEmpty || part.mediaType.name != "application/octet-stream"
                return isTelling ? nil : facts.evidence(of: attachment)
            }
            switch part.mediaType.family {
            case .application, .audio, .image, .video: return facts.evidence(of: attachment)
            default: return nil
            }
        }
    }
}
