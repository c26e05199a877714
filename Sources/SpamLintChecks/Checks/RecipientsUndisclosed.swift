import MailMessage
import SpamLintCore

extension Check {
    /// A `To` that holds groups without members and no address.
    static let recipientsUndisclosed = Check("recipients-undisclosed", needs: .header) { facts, _ in
        guard let field = facts.message.first(.to), field.bodyRange.count < 20_000 else { return [] }
        let list = facts.message.addresses(field)
        guard !list.groups.isEmpty, !list.mailboxes.contains(where: \.hasAddress) else { return [] }
        return [Evidence(at: .source(field.bodyRange))]
    }
}
