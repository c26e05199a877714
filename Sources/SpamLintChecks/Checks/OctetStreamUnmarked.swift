import MailMessage
import SpamLintCore

extension Check {
    /// Parts of type application/octet-stream that are not marked as attachments. What the HTML shows by Content-ID, and the payload of
    /// multipart/encrypted (RFC 1847), are right without the mark.
    static let octetStreamUnmarked = Check("octet-stream-unmarked") { facts, _ in
        let parts = facts.message.parts
        return parts.indices.compactMap { index in
            let part = parts[index]
            guard part.kind == .leaf, part.declaredType?.name == "application/octet-stream", part.disposition != .attachment else {
                return nil
            }
            if part.first(.contentID) != nil { return nil }
            if let parent = part.parent, parts[parent].mediaType.name == "multipart/encrypted" { return nil }
            return Evidence(at: facts.place(ofPart: index))
        }
    }
}
