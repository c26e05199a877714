import MailMessage
import SpamLintCore

extension FactDefinition {
    static let attachmentCount = FactDefinition(
        "attachment-count", unit: "attachments", summary: "Files that a reader gets; pictures of the HTML and signatures are not counted."
    ) { facts in
        Measurement(facts.files.count, at: facts.files.first.map { facts.evidence(of: $0).place } ?? .absent)
    }

    static let archiveAttachments = FactDefinition(
        "archive-attachments", unit: "attachments", summary: "Attached archives, by their extension: zip, rar, 7z and rarer ones.",
        needs: .attachments
    ) { facts in
        let archives: Set<String> = ["zip", "rar", "7z", "ace", "arj", "alz", "egg", "lzh", "z", "zipx"]
        let found = facts.namedFiles.filter { archives.contains($0.fileExtension) }
        return Measurement(found.count, at: found.first?.evidence().place ?? .absent)
    }

    static let messageBytes = FactDefinition(
        "message-bytes", unit: "bytes", summary: "Size of the message as it is sent, transfer encodings included.", needs: .header
    ) { facts in
        Measurement(facts.message.range.count)
    }
}
