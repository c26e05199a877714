import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// Display names of `From` that show an address, or a domain, of another site than the sender's.
    ///
    /// Sites are compared by registrable domain. A domain must end in a well-known label, so that `Node.js` and `Ph.D.` are none, and a
    /// brand under several of them (`shop.de`, `shop.com`) is one.
    static let displayNameHost = Check(
        "display-name-host", needs: .originator, parameters: [.init("shows", standard: .text("address"))]
    ) { facts, parameters in
        guard let sender = facts.originator, let host = sender.host, let name = facts.originatorName else { return [] }
        let wantsAddress = parameters.text("shows") != "domain"
        for word in name.utf8.split(whereSeparator: isSeparator) where word.contains(ASCII.at) == wantsAddress {
            let shownBytes = wantsAddress ? word[(word.lastIndex(of: ASCII.at) ?? word.startIndex)...].dropFirst() : word
            guard let shown = readHost(shownBytes, isKnown: wantsAddress), !shown.isSameSite(as: host) else { continue }
            if !wantsAddress, brand(of: shown) == brand(of: host) { continue }
            let values = [("value", String(decoding: word, as: UTF8.self)), ("domain", host.unicode)]
            return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: values)]
        }
        return []
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D, 0x7C: true
        default: false
        }
    }

    /// A host with a registrable domain, ending in a label that people know as the end of one.
    private static func readHost(_ bytes: ArraySlice<UInt8>, isKnown: Bool) -> Host? {
        let bytes = bytes.reversed().drop { $0 == ASCII.dot || $0 == 0x21 || $0 == 0x3F }.reversed()
        guard bytes.contains(ASCII.dot), let host = Host(bytes), !host.isIPAddress, host.registrableDomain != nil else { return nil }
        return isKnown || host.labels.last.map({ endings.contains(String($0)) }) == true ? host : nil
    }

    private static func brand(of host: Host) -> Substring? { host.registrableDomain?.split(separator: ".").first }

    private static let endings: Set<String> = [
        "ai", "app", "at", "au", "be", "biz", "br", "ca", "ch", "cn", "co", "com", "cz", "de", "dev", "edu", "es", "eu", "fr", "gov", "hk",
        "ie", "in", "info", "io", "it", "jp", "kr", "mx", "net", "nl", "nz", "online", "org", "pl", "pt", "ru", "se", "sg", "shop", "store",
        "top", "tv", "tw", "uk", "us", "vip", "xyz",
    ]
}
