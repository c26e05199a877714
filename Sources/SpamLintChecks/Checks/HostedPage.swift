import MailDomain
import SpamLintCore

extension Check {
    /// Links to a host below one of `suffixes`, to one of `hosts`, or with `/ipfs/` at the beginning of the path.
    static let hostedPage = Check(
        "hosted-page", needs: .links, parameters: [.init("suffixes", standard: .texts([])), .init("hosts", standard: .texts([]))]
    ) { facts, parameters in
        let suffixes = parameters.texts("suffixes").map { "." + $0 }
        let hosts = Set(parameters.texts("hosts"))
        return facts.links.compactMap { fact in
            guard fact.url.kind == .web, let host = fact.url.host, !host.isIPAddress, fact.url.pathRange.count > 0 || host.labels.count > 2
            else {
                return nil
            }
            // An identifier of content is at least 46 characters long; shorter ones are folders of that name.
            let isIPFS = fact.url.pathRange.count > 46 && fact.target[fact.url.pathRange].starts(with: "/ipfs/".utf8)
            guard isIPFS || hosts.contains(host.ascii) || suffixes.contains(where: { host.ascii.hasSuffix($0) }) else { return nil }
            return Evidence(at: fact.place, values: [("host", host.ascii)])
        }
    }
}
