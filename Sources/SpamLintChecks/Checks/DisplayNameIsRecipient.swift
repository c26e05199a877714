import MailDomain
import MailMessage
import MailText
import SpamLintCore

extension Check {
    /// A display name of `From` that is the name of a recipient at another site: the list's own name in both is none.
    static let displayNameIsRecipient = Check("display-name-is-recipient", needs: .originator) { facts, _ in
        guard let sender = facts.originator, let name = facts.originatorName, name.utf8.count > 2 else { return [] }
        let folded = FoldedText(folding: name.utf8, as: .folded).bytes
        for recipient in facts.addresses(.to).prefix(20) {
            guard let site = recipient.host?.registrableDomain, site != sender.host?.registrableDomain else { continue }
            let other = facts.message.displayName(recipient.mailbox).utf8
            guard !other.isEmpty, FoldedText(folding: other, as: .folded).bytes == folded else { continue }
            return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: [("value", name.string)])]
        }
        return []
    }
}
