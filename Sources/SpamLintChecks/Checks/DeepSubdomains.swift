import MailDomain
import SpamLintCore

extension Check {
    /// Links to hosts with more than `limit` labels.
    static let deepSubdomains = Check("deep-subdomains", needs: .links, parameters: [.init("limit", standard: .number(6))]) {
        facts, parameters in
        let limit = parameters.integer("limit", default: 6)
        return facts.links.compactMap { fact in
            guard let host = fact.url.host, !host.isIPAddress, host.labelCount > limit else { return nil }
            return Evidence(
                at: fact.place, values: [("host", host.unicode), ("value", String(host.labelCount)), ("limit", String(limit))])
        }
    }
}
