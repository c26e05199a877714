import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `From` without a display name, or with an empty one.
    static let displayNameMissing = Check("display-name-missing", needs: .originator) { facts, _ in
        guard let sender = facts.originator else { return [] }
        let name = facts.originatorName?.utf8 ?? []
        guard name.allSatisfy({ $0.isASCIIWhitespace || $0 == ASCII.quote }) else { return [] }
        return [Evidence(at: sender.place, values: [("value", sender.text)])]
    }
}
