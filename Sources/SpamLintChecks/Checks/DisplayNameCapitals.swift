import MailBytes
import MailMessage
import MailText
import SpamLintCore

extension Check {
    /// Display names of `From` in several words, with more than `above` capitals and no small letter.
    static let displayNameCapitals = Check(
        "display-name-capitals", needs: .originator, parameters: [.init("above", standard: .number(12))]
    ) { facts, parameters in
        guard let sender = facts.originator, let name = facts.originatorName else { return [] }
        let letters = LetterCount(of: name.utf8)
        let limit = parameters.integer("above", default: 12)
        guard letters.uppercase > limit, letters.lowercase == 0, name.utf8.contains(ASCII.space) else { return [] }
        let values = [("value", String(letters.uppercase)), ("limit", String(limit))]
        return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: values)]
    }
}
