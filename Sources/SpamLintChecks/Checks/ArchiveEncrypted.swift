import MailMessage
import SpamLintCore

extension Check {
    /// Attached ZIP and RAR archives whose first entry is encrypted. 7z archives hide that deeper and are not looked into.
    static let archiveEncrypted = Check("archive-encrypted", needs: .attachments) { facts, _ in
        facts.attachments.compactMap { attachment in
            let head = FileHead(of: facts.message.parts[attachment.part], in: facts.message)
            return head.isEncryptedArchive ? facts.evidence(of: attachment) : nil
        }
    }
}
