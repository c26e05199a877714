import MailHTML
import MailMessage

/// Sorts the leaves of a message into what a reader is shown and what a reader gets as a file.
struct BodyFinder {
    private let message: Message

    init(_ message: Message) {
        self.message = message
    }

    func found() -> (bodies: [Body], attachments: [AttachmentFact], namedFiles: [NamedFile]) {
        var bodies: [Body] = []
        var namedFiles: [NamedFile] = []
        var attachments: [AttachmentFact] = []
        let enclosed = enclosed
        for (index, part) in message.parts.enumerated() where part.kind == .leaf && !enclosed[index] {
            let name = message.filename(of: index)
            let file = name.flatMap { $0.isEmpty ? nil : NamedFile(part: index, name: $0) }
            if let file { namedFiles.append(file) }
            if part.isAttachment || (name != nil && !part.isText) {
                attachments.append(attachment(index, part, file))
            } else if part.isText, isRead(part.mediaType) {
                let text = message.text(of: index)
                let (bytes, range) = text.shared
                let document = part.mediaType.isHTML ? Document(utf8: bytes, in: range) : nil
                bodies.append(Body(part: index, text: text, document: document))
            }
        }
        return (bodies, attachments, namedFiles)
    }

    /// Of each part, whether it lies in a message that is attached or reported about: a file to its reader, not words of this sender.
    private var enclosed: [Bool] {
        let parts = message.parts
        var enclosed = [Bool](repeating: false, count: parts.count)
        for (index, part) in parts.enumerated() {
            guard let parent = part.parent else { continue }
            let isReport = parts[parent].parent.map { parts[$0].mediaType.name == "multipart/report" } ?? false
            enclosed[index] = enclosed[parent] || parts[parent].kind == .message && (parts[parent].isAttachment || isReport)
        }
        return enclosed
    }

    /// Text that people read. A calendar, AMP's own HTML, style sheets and the like are text by type alone.
    private func isRead(_ type: MediaType) -> Bool {
        switch type.name {
        case "text/calendar", "text/x-amp-html", "text/css", "text/csv", "text/xml", "text/vcard", "text/x-vcard", "text/directory",
            "text/rfc822-headers", "text/javascript":
            false
        default: true
        }
    }

    private func attachment(_ index: Int, _ part: Part, _ file: NamedFile?) -> AttachmentFact {
        let encoded = part.body.count
        // Base64 writes three bytes as four, and a line end for every 76.
        let size = part.transferEncoding == .base64 ? encoded / 78 * 57 + encoded % 78 * 3 / 4 : encoded
        return AttachmentFact(part: index, file: file, encodedSize: encoded, size: size)
    }
}
