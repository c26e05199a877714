import MailDomain
import MailMessage
import SpamLintCore

/// What `Facts.ownSites` is, worked out once for a message.
private struct OwnSites: Sendable {
    private(set) var sites: Set<String>

    init(_ facts: Facts) {
        let message = facts.message
        sites = facts.senderSites.own
        if let site = facts.originator?.host?.registrableDomain { sites.insert(site) }
        for field in message.all(.dkimSignature).prefix(10) {
            guard let tag = message.tags(field)["d"], let site = Host(message.bytes(tag.valueRange))?.registrableDomain else { continue }
            sites.insert(site)
        }
        for uri in facts.unsubscribeURIs.prefix(10) {
            if let site = uri.url.host?.registrableDomain { sites.insert(site) }
        }
    }
}

extension Facts {
    /// Registrable domains that speak for the sender: of `From`, of the DKIM signatures and of `List-Unsubscribe`, and those that the
    /// sender names as their own.
    var ownSites: Set<String> { memo.value { OwnSites(self) }.sites }

    /// Whether a link to this host stays with the sender: one of `own`, or a host that counts clicks for them.
    func isHome(_ host: Host, own: Set<String>) -> Bool {
        let site = host.registrableDomain ?? host.ascii
        let tracking = senderSites.tracking
        return own.contains(site) || own.contains(host.ascii) || tracking.contains(site) || tracking.contains(host.ascii)
    }
}
