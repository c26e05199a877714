import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// A `Reply-To` that is the recipient of mail from another domain. Inside one domain it is how groups write to themselves.
    static let replyToIsRecipient = Check("reply-to-is-recipient", needs: .originator) { facts, _ in
        guard let from = facts.originator?.host, let reply = facts.addresses(.replyTo).first, let host = reply.host else { return [] }
        guard host != from, facts.addresses(.to).first?.text == reply.text else { return [] }
        return [Evidence(at: reply.place, values: [("value", reply.text)])]
    }
}
