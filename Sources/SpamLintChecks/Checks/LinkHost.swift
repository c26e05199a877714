import MailDomain
import SpamLintCore

extension Check {
    /// Links to a host below one of `suffixes`.
    static let linkHost = Check(
        "link-host", needs: .links, parameters: [.init("suffixes", standard: .texts([]))],
        prepare: { parameters in
            let suffixes = parameters.set("suffixes")
            return { facts in
                // Most links of a message lead to few hosts.
                var last: (host: Host, suffix: String?)?
                return facts.links.compactMap { fact in
                    guard fact.url.kind == .web, let host = fact.url.host, !host.isIPAddress else { return nil }
                    let suffix = last?.host == host ? last?.suffix : host.suffix(among: suffixes)
                    last = (host, suffix)
                    return suffix.map { Evidence(at: fact.place, values: [("host", host.unicode), ("suffix", $0)]) }
                }
            }
        })
}
