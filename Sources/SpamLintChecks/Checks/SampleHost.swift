import MailDomain
import SpamLintCore

extension Check {
    /// Links to hosts that are put into templates to be replaced.
    static let sampleHost = Check("sample-host", needs: .links, parameters: [.init("hosts", standard: .texts([]))]) { facts, parameters in
        let hosts = parameters.set("hosts")
        return facts.links.filter { $0.link != nil }.compactMap { link in
            guard let host = link.url.host?.ascii else { return nil }
            let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
            return hosts.contains(bare) ? Evidence(at: link.place, values: [("host", host)]) : nil
        }
    }
}
