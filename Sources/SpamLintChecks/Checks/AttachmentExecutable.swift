import MailMessage
import SpamLintCore

extension Check {
    /// Files that begin like a program though their name does not say so; those that do say it are known by their extension.
    static let attachmentExecutable = Check("attachment-executable", needs: .attachments) { facts, _ in
        let honest: Set<String> = ["exe", "dll", "com", "scr", "sys", "cpl", "ocx", "msi", "pif", "bin", "so", "o", "class", "jar"]
        return facts.attachments.compactMap { attachment in
            let head = FileHead(of: facts.message.parts[attachment.part], in: facts.message)
            guard let kind = head.kind, kind.isProgram else { return nil }
            if let file = attachment.file, honest.contains(file.fileExtension) { return nil }
            return facts.evidence(of: attachment, [("kind", kind.rawValue)])
        }
    }
}
