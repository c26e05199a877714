import MailDomain
import SpamLintCore

extension Check {
    /// Links to an IP address, written as digits, in hexadecimal or as one number. Addresses of private networks are `private-host`.
    static let ipHost = Check("ip-host", needs: .links) { facts, _ in
        facts.links.compactMap { fact in
            guard let host = fact.url.host, host.isIPAddress, host.scope != .loopback, host.scope != .private else { return nil }
            return Evidence(at: fact.place, values: [("host", host.ascii)])
        }
    }
}
