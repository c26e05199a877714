import MailMessage
import SpamLintCore

extension Check {
    /// The first multipart/alternative of a message that has no part of `type` in it, attachments left out.
    ///
    /// Invitations and AMP mail are told by their other alternative and need no HTML.
    static let alternativeLacks = Check("alternative-lacks", parameters: [.init("type", standard: .text("text/plain"))]) {
        facts, parameters in
        let parts = facts.message.parts
        let type = parameters.text("type", default: "text/plain")
        guard let alternative = parts.firstIndex(where: { $0.mediaType.name == "multipart/alternative" && $0.kind == .multipart }) else {
            return []
        }
        let isMet = parts.indices.contains { index in
            let name = parts[index].mediaType.name
            guard name == type || type == "text/html" && name == "text/calendar" else { return false }
            return !parts[index].isAttachment && parts.alternative(round: index) == alternative
        }
        return isMet ? [] : [Evidence(at: facts.place(ofPart: alternative))]
    }
}
