import MailDomain
import SpamLintCore

extension Check {
    /// A sender below one of `suffixes` (`shop-77.web.app` below `web.app`), or whose domain ends in one of them.
    static let senderHost = Check(
        "sender-host", needs: .originator, parameters: [.init("suffixes", standard: .texts([]))],
        prepare: { parameters in
            let suffixes = parameters.set("suffixes")
            return { facts in
                guard let sender = facts.originator, let host = sender.host, !host.isIPAddress,
                    let found = host.suffix(among: suffixes)
                else { return [] }
                return [Evidence(at: sender.place, values: [("value", host.unicode), ("suffix", found)])]
            }
        })
}
