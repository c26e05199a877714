import MailMessage
import SpamLintCore

extension Check {
    /// Files whose first bytes belong to another kind than their name or their content type says.
    ///
    /// Silent where either side is not known for certain: octet-stream says nothing, and a picture is a picture whatever its extension.
    static let attachmentTypeMismatch = Check("attachment-type-mismatch", needs: .attachments) { facts, _ in
        facts.attachments.compactMap { attachment in
            let part = facts.message.parts[attachment.part]
            guard let kind = FileHead(of: part, in: facts.message).kind, !kind.isProgram else { return nil }
            let name = attachment.file?.fileExtension ?? ""
            if let expected = expectedKinds[name] {
                return expected.contains(kind) ? nil : facts.evidence(of: attachment, [("declared", name), ("kind", kind.rawValue)])
            }
            guard let expected = expectedKinds[part.mediaType.name], !expected.contains(kind) else { return nil }
            return facts.evidence(of: attachment, [("declared", part.mediaType.name), ("kind", kind.rawValue)])
        }
    }

    /// What a file of this extension or content type may begin like. A protected Office file is OLE, an old one may be RTF or HTML inside.
    private static let expectedKinds: [String: Set<FileHead.Kind>] = {
        let pictures: Set<FileHead.Kind> = [.png, .jpeg, .gif]
        var kinds: [String: Set<FileHead.Kind>] = [
            "pdf": [.pdf], "application/pdf": [.pdf], "zip": [.zip], "application/zip": [.zip], "gz": [.gzip], "tgz": [.gzip],
            "rar": [.rar, .zip], "7z": [.sevenZip], "rtf": [.rtf, .ole],
        ]
        for name in ["png", "jpg", "jpeg", "gif", "image/png", "image/jpeg", "image/gif"] { kinds[name] = pictures }
        for name in ["doc", "xls", "ppt"] { kinds[name] = [.ole, .zip, .rtf, .html] }
        for name in ["docx", "xlsx", "pptx"] { kinds[name] = [.zip, .ole] }
        return kinds
    }()
}
