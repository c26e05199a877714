import MailDomain
import SpamLintCore

extension Check {
    /// Links to a host below one of `suffixes`, to one of `hosts`, or with `/ipfs/` at the beginning of the path.
    static let hostedPage = Check(
        "hosted-page", needs: .links, parameters: [.init("suffixes", standard: .texts([])), .init("hosts", standard: .texts([]))]
    ) { facts, parameters in
        let suffixes = parameters.set("suffixes")
        let hosts = parameters.set("hosts")
        // Most links of a message lead to few hosts.
        var last: (host: Host, isHosted: Bool)?
        func isHosted(_ host: Host) -> Bool {
            if let last, last.host == host { return last.isHosted }
            let isHosted = hosts.contains(host.ascii) || isBelow(host, suffixes)
            last = (host, isHosted)
            return isHosted
        }
        return facts.links.compactMap { fact in
            guard fact.url.kind == .web, let host = fact.url.host, !host.isIPAddress else { return nil }
            // An identifier of content is at least 46 characters long; shorter ones are folders of that name.
            let isIPFS = fact.url.pathRange.count > 46 && fact.target[fact.url.pathRange].starts(with: "/ipfs/".utf8)
            guard isIPFS || isHosted(host) else { return nil }
            return Evidence(at: fact.place, values: [("host", host.ascii)])
        }
    }

    private static func isBelow(_ host: Host, _ suffixes: Set<String>) -> Bool {
        var rest = host.ascii[...]
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            if suffixes.contains(String(rest)) { return true }
        }
        return false
    }
}
