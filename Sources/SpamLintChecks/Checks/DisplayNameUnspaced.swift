import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `From` whose address follows its name without a blank.
    static let displayNameUnspaced = Check("display-name-unspaced", needs: .originator) { facts, _ in
        guard let sender = facts.originator, !sender.mailbox.nameRange.isEmpty else { return [] }
        let next = sender.mailbox.nameRange.upperBound
        guard next < facts.message.source.count, facts.message.source[next] == ASCII.less else { return [] }
        return [Evidence(at: .source(sender.mailbox.range))]
    }
}
