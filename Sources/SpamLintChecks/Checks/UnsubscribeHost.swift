import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// URIs of `List-Unsubscribe` whose host is an IP address, out of reach, or a link shortener.
    static let unsubscribeHost = Check("unsubscribe-host", needs: .unsubscribeField) { facts, _ in
        facts.unsubscribeURIs.compactMap { uri in
            guard uri.item.scheme == "http" || uri.item.scheme == "https", let host = uri.url.host else { return nil }
            let isUnfit = host.isIPAddress || host.scope == .loopback || host.scope == .private || KnownHosts.isShortener(host)
            return isUnfit ? Evidence(at: .source(uri.item.range), text: uri.bytes, values: [("value", host.unicode)]) : nil
        }
    }
}
