import MailBytes
import MailMessage
import SpamLintCore

/// A leaf of a message that has a file name, whether a reader gets it as a file or not.
struct NamedFile {
    /// Index into `Message.parts`.
    let part: Int
    let name: HeaderText

    /// What follows the last dot, in lower case; empty without one.
    var fileExtension: String { extensions.last ?? "" }

    /// The extension before the last one: `pdf` of `invoice.pdf.exe`.
    var innerExtension: String { extensions.dropLast().last ?? "" }

    /// What stands behind each dot, in lower case, less the blanks that push the last one out of sight.
    private var extensions: [String] {
        name.utf8.split(separator: ASCII.dot).dropFirst(name.utf8.first == ASCII.dot ? 0 : 1).map { piece in
            let text = piece.drop(while: \.isASCIIWhitespace).reversed().drop(while: \.isASCIIWhitespace).reversed()
            return String(decoding: text.map(\.asciiLowercased), as: UTF8.self)
        }
    }

    /// A finding about the file points at its name.
    func evidence(_ values: [(name: String, value: String)] = []) -> Evidence {
        Evidence(at: .source(name.map.source(of: 0..<name.utf8.count)), text: name.utf8, values: [("value", name.string)] + values)
    }
}

extension Facts {
    /// Every leaf with a file name, those among them that are shown inside the message too.
    var namedFiles: [NamedFile] {
        message.parts.indices.compactMap { index in
            guard message.parts[index].kind == .leaf, let name = message.filename(of: index), !name.isEmpty else { return nil }
            return NamedFile(part: index, name: name)
        }
    }

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
        if let name = attachment.filename, !name.isEmpty { return NamedFile(part: attachment.part, name: name).evidence(values) }
        let type = message.parts[attachment.part].mediaType.name
        return Evidence(at: place(ofPart: attachment.part), text: Array(type.utf8), values: [("value", type)] + values)
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
