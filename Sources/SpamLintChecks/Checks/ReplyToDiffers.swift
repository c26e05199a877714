import MailMessage
import SpamLintCore

extension Check {
    /// A `Reply-To` with another address than `From`.
    static let replyToDiffers = Check("reply-to-differs", needs: .originator) { facts, _ in
        guard let sender = facts.originator, let reply = facts.addresses(.replyTo).first, reply.text != sender.text else { return [] }
        return [Evidence(at: reply.place, values: [("value", reply.text)])]
    }
}
