import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// A `Reply-To` at a freemail provider in mail from another site.
    static let replyToFreemail = Check("reply-to-freemail", needs: .originator) { facts, _ in
        guard let from = facts.originator?.host, let reply = facts.addresses(.replyTo).first, let host = reply.host else { return [] }
        guard KnownHosts.isFreemail(host), !host.isSameSite(as: from) else { return [] }
        return [Evidence(at: reply.place, values: [("value", reply.text), ("domain", from.unicode)])]
    }
}
