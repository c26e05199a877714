import MailBytes
import MailDomain
import SpamLintCore

/// Hosts that count clicks for a message: so many different addresses of it open one of them that it stands before what the links show.
///
/// Mailing services do so for every sender, mostly on a host of their own. Phishing leads to one page or a few; it gains nothing by many
/// addresses, and an IP address is never taken for a service.
struct ClickCounters: Sendable {
    /// As A-labels.
    let hosts: Set<String>

    /// In the development mail newsletters have ten addresses and more on such a host, phishing hardly ever more than five.
    private static let least = 8

    init(_ facts: Facts) {
        var addresses: [String: Set<ByteString>] = [:]
        var hosts: Set<String> = []
        for link in facts.links where link.link != nil && link.url.kind == .web {
            guard let host = link.url.host, !host.isIPAddress, !hosts.contains(host.ascii) else { continue }
            addresses[host.ascii, default: []].insert(ByteString(link.target))
            if addresses[host.ascii, default: []].count >= Self.least {
                hosts.insert(host.ascii)
                addresses[host.ascii] = nil
            }
        }
        self.hosts = hosts
    }
}

extension Facts {
    var clickCounters: Set<String> { memo.value { ClickCounters(self) }.hosts }
}
