import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// A `Reply-To` that is the recipient of mail from another domain. Inside one domain it is how groups write to themselves, and where
    /// the recipient's host has made the Message-ID of mail from elsewhere, a list of that host has passed the mail on.
    static let replyToIsRecipient = Check("reply-to-is-recipient", needs: .originator) { facts, _ in
        guard let from = facts.originator?.host, let reply = facts.addresses(.replyTo).first, let host = reply.host else { return [] }
        guard host != from, facts.addresses(.to).first?.text == reply.text else { return [] }
        guard messageIDHost(facts) != host.ascii else { return [] }
        return [Evidence(at: reply.place, values: [("value", reply.text)])]
    }

    /// What stands behind the `@` of the Message-ID, in lower case.
    private static func messageIDHost(_ facts: Facts) -> String? {
        guard let field = facts.message.first(.messageID) else { return nil }
        let id = facts.message.source[field.bodyRange]
        guard let at = id.lastIndex(of: ASCII.at) else { return nil }
        let right = id[at...].dropFirst().prefix { $0 != ASCII.greater && $0 > 0x20 }
        return String(decoding: right.map(\.asciiLowercased), as: UTF8.self)
    }
}
