import MailHTML
import MailMessage
import SpamLintCore

extension Check {
    /// Plain texts without anything to read in a multipart/alternative whose HTML has something to read.
    static let textPartEmpty = Check("text-part-empty", needs: [.plain, .html, .text]) { facts, _ in
        guard let html = facts.bodies.first(where: { $0.document?.visible.isEmpty == false }) else { return [] }
        let parts = facts.message.parts
        guard parts.alternative(round: html.part) != nil else { return [] }
        return facts.bodies.compactMap { body in
            guard !body.isHTML, let parent = parts[body.part].parent, parts[parent].mediaType.name == "multipart/alternative" else {
                return nil
            }
            guard parts.alternative(round: html.part) == parent, BlankText.isBlank(body.text.utf8) else { return nil }
            return Evidence(at: facts.place(ofPart: body.part))
        }
    }
}
