import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Display names of `From` with so many blanks in a row between two words.
    static let displayNameBlanks = Check(
        "display-name-blanks", needs: .originator, parameters: [.init("at-least", standard: .number(2))]
    ) { facts, parameters in
        guard let sender = facts.originator, let name = facts.originatorName else { return [] }
        let longest =
            name.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 != ASCII.space })
            .dropFirst().dropLast().map(\.count).max() ?? 0
        guard longest >= parameters.integer("at-least", default: 2) else { return [] }
        return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: [("value", String(longest))])]
    }
}
