import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Display names of `From` with so many blanks in a row between two words.
    static let displayNameBlanks = Check(
        "display-name-blanks", needs: .originator, parameters: [.init("at-least", standard: .number(2))]
    ) { facts, parameters in
        guard let sender = facts.originator, let name = facts.originatorName else { return [] }
        var longest = 0
        var run = 0
        var isBehindWord = false
        for byte in name.utf8 {
            if byte == ASCII.space {
                run += 1
            } else {
                if isBehindWord { longest = max(longest, run) }
                isBehindWord = true
                run = 0
            }
        }
        guard longest >= parameters.integer("at-least", default: 2) else { return [] }
        return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: [("value", String(longest))])]
    }
}
