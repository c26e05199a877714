import MailDomain
import SpamLintCore

extension Check {
    /// A sender whose domain nobody outside can send to: an IP address, loopback, a private name, or one of `placeholders`.
    ///
    /// Names reserved for documentation (RFC 2606) pass: fixtures and manuals use them by right.
    static let senderDomain = Check("sender-domain", needs: .originator, parameters: [.init("placeholders", standard: .texts([]))]) {
        facts, parameters in
        guard let sender = facts.originator, let host = sender.host else { return [] }
        let isOut = host.isIPAddress || host.scope == .loopback || host.scope == .private || host.scope == .reserved
        guard isOut || parameters.texts("placeholders").contains(host.ascii) else { return [] }
        return [Evidence(at: sender.place, values: [("value", host.unicode)])]
    }
}
