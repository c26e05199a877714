import MailMessage
import SpamLintCore

extension Check {
    /// A display name of `From` that is its address once more.
    static let displayNameIsAddress = Check("display-name-is-address", needs: .originator) { facts, _ in
        guard let sender = facts.originator, let name = facts.originatorName else { return [] }
        guard name.string.lowercased() == sender.text else { return [] }
        return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: [("value", sender.text)])]
    }
}
