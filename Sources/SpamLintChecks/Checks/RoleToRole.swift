import MailMessage
import SpamLintCore

extension Check {
    /// Bulk mail from a local part out of `words` to one out of `words`.
    static let roleToRole = Check(
        "role-to-role", needs: [.originator, .unsubscribeField], parameters: [.init("words", standard: .texts([]))]
    ) {
        facts, parameters in
        let words = parameters.set("words")
        guard let sender = facts.originator, words.contains(sender.local) else { return [] }
        return facts.addresses(.to).filter { words.contains($0.local) }.prefix(1).map {
            Evidence(at: $0.place, values: [("value", $0.text)])
        }
    }
}
