import MailMessage
import SpamLintCore

extension Check {
    /// Mail whose only recipient in `To` and `Cc` is its sender.
    static let senderIsRecipient = Check("sender-is-recipient", needs: .originator) { facts, _ in
        guard let sender = facts.originator else { return [] }
        let recipients = facts.addresses(.to) + facts.addresses(.cc)
        guard recipients.count == 1, recipients[0].text == sender.text else { return [] }
        return [Evidence(at: sender.place, values: [("value", sender.text)])]
    }
}
