import MailDomain
import MailMessage
import SpamLintCore

extension Facts {
    /// Registrable domains that speak for the sender: of `From`, of the DKIM signatures and of `List-Unsubscribe`.
    var ownSites: Set<String> {
        var sites: Set<String> = []
        if let site = originator?.host?.registrableDomain { sites.insert(site) }
        for field in message.all(.dkimSignature).prefix(10) {
            guard let tag = message.tags(field)["d"], let site = Host(message.bytes(tag.valueRange))?.registrableDomain else { continue }
            sites.insert(site)
        }
        for uri in unsubscribeURIs.prefix(10) {
            if let site = uri.url.host?.registrableDomain { sites.insert(site) }
        }
        return sites
    }
}
