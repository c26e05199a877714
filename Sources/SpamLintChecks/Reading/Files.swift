import MailMessage
import SpamLintCore

extension NamedFile {
    /// A finding about the file points at its name.
    func evidence(_ values: [(name: String, value: String)] = []) -> Evidence {
        Evidence(at: .source(name.map.source(of: 0..<name.utf8.count)), text: name.utf8, values: [("value", name.string)] + values)
    }
}

extension Facts {
    /// Attachments that are there for their own sake: no pictures of the HTML, no signatures.
    var files: [AttachmentFact] {
        attachments.filter { attachment in
            let part = message.parts[attachment.part]
            let isResource = part.first(.contentID) != nil && !part.isAttachment
            let isPicture = part.mediaType.family == .image && part.disposition == .inline
            return !isResource && !isPicture && !part.mediaType.isSignature
        }
    }

    /// Where a finding about a part points: its content type, or where its header ends.
    func place(ofPart index: Int) -> Place {
        let part = message.parts[index]
        guard let field = part.first(.contentType) else { return .source(part.body.lowerBound..<part.body.lowerBound) }
        return .source(field.bodyRange)
    }

    /// Evidence about an attachment: at its name, or at its content type if it has none.
    func evidence(of attachment: AttachmentFact, _ values: [(name: String, value: String)] = []) -> Evidence {
        if let file = attachment.file { return file.evidence(values) }
        let part = message.parts[attachment.part]
        let type = part.mediaType.name
        // What the type is taken for where it is missing, or cannot be read, is no text of the message.
        let isWritten = part.first(.contentType).map { field in
            String(decoding: message.source[field.bodyRange].prefix(256), as: UTF8.self).lowercased().contains(type)
        }
        return Evidence(
            at: place(ofPart: attachment.part), text: isWritten == true ? Array(type.utf8) : [], values: [("value", type)] + values)
    }
}

extension MediaType {
    /// Signatures and keys, which mail programs deal with themselves.
    var isSignature: Bool {
        switch name {
        case "application/pgp-signature", "application/pgp-encrypted", "application/pgp-keys", "application/pkcs7-signature",
            "application/x-pkcs7-signature", "application/pkcs7-mime", "application/x-pkcs7-mime":
            true
        default: false
        }
    }
}
