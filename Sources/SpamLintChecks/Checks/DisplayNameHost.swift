import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// Display names of `From` that show an address, or a domain, of another site than the sender's.
    ///
    /// A name is confirmed where three links in four, and three at least, lead to the site that it shows: somebody passes mail on for others.
    /// Sites are compared by registrable domain. A domain must end in a well-known label, so that `Node.js` and `Ph.D.` are none, and a
    /// brand under several of them (`shop.de`, `shop.com`) is one.
    static let displayNameHost = Check(
        "display-name-host", needs: .originator, parameters: [.init("shows", standard: .text("address"))]
    ) { facts, parameters in
        guard let sender = facts.originator, let host = sender.host, let name = facts.originatorName else { return [] }
        let wantsAddress = parameters.text("shows") != "domain"
        for word in name.utf8.split(whereSeparator: ShownInName.isSeparator) where word.contains(ASCII.at) == wantsAddress {
            let shownBytes = wantsAddress ? word[(word.lastIndex(of: ASCII.at) ?? word.startIndex)...].dropFirst() : word
            guard let shown = ShownInName.host(shownBytes, isKnown: wantsAddress), !shown.isSameSite(as: host) else { continue }
            if !wantsAddress, brand(of: shown) == brand(of: host) { continue }
            if links(of: facts, confirm: shown) { continue }
            let values = [("value", String(decoding: word, as: UTF8.self)), ("domain", host.unicode)]
            return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: values)]
        }
        return []
    }

    private static func links(of facts: Facts, confirm shown: Host) -> Bool {
        let hosts = facts.links.lazy.filter { $0.url.kind == .web }.compactMap(\.url.host)
        let own = hosts.count { $0.isSameSite(as: shown) }
        return own >= 3 && own * 4 >= hosts.count * 3
    }

    private static func brand(of host: Host) -> Substring? { host.registrableDomain?.split(separator: ".").first }
}
