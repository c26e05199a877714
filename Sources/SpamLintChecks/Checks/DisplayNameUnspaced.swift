import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `From` whose address follows its name without a blank. Where the address broke an encoded word in two, the blank may be encoded.
    static let displayNameUnspaced = Check("display-name-unspaced", needs: .originator) { facts, _ in
        guard let sender = facts.originator, let field = facts.originatorField, facts.originatorName != nil else { return [] }
        let message = facts.message
        let next = sender.mailbox.nameRange.upperBound
        guard next < message.source.count, message.source[next] == ASCII.less else { return [] }
        let breaksWord = message.mayHoldEncodedWord(field) && message.unstructured(field).encodedWords.contains { $0.range.contains(next) }
        guard !breaksWord else { return [] }
        return [Evidence(at: .source(sender.mailbox.range))]
    }
}
