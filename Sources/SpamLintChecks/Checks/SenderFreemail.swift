import MailDomain
import SpamLintCore

extension Check {
    /// A sender at a freemail provider.
    static let senderFreemail = Check("sender-freemail", needs: .originator) { facts, _ in
        guard let sender = facts.originator, let host = sender.host, KnownHosts.isFreemail(host) else { return [] }
        return [Evidence(at: sender.place, values: [("value", host.unicode)])]
    }
}
