import MailMessage
import SpamLintCore

extension Check {
    /// A multipart/mixed at the root with nothing in it but one or two texts that are shown.
    ///
    /// Three texts are a digest or a message with a footer of its list, which is what the type is for.
    static let mixedWithoutAttachment = Check("mixed-without-attachment", needs: .header) { facts, _ in
        let parts = facts.message.parts
        guard let root = parts.first, root.kind == .multipart, root.mediaType.name == "multipart/mixed" else { return [] }
        var texts = 0
        for part in parts.dropFirst() where part.kind != .multipart {
            guard part.isText, !part.isAttachment else { return [] }
            texts += 1
        }
        return texts > 2 ? [] : [Evidence(at: facts.place(ofPart: 0))]
    }
}
