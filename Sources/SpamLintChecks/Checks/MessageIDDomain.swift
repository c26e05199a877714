import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// Identifiers whose right side is no public name: without a dot, an IP address, loopback or a private network.
    static let messageIDDomain = Check("message-id-domain", needs: .header) { facts, _ in
        guard let field = facts.message.first(.messageID), let identifier = facts.message.messageIDs(field).identifiers.first else {
            return []
        }
        let right = facts.message.source[identifier.right]
        guard !right.isEmpty, let host = Host(right) else { return [] }
        let isUnfit = host.isIPAddress || host.labelCount < 2 || host.scope == .loopback || host.scope == .private
        return isUnfit ? [Evidence(at: .source(identifier.range), values: [("value", host.unicode)])] : []
    }
}
