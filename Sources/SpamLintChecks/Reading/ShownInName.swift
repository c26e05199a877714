import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

/// Hosts that a display name shows.
enum ShownInName {
    static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D, 0x7C: true
        default: false
        }
    }

    /// A host with a registrable domain, ending in a label that people know as the end of one.
    static func host(_ bytes: ArraySlice<UInt8>, isKnown: Bool) -> Host? {
        let bytes = bytes.reversed().drop { $0 == ASCII.dot || $0 == 0x21 || $0 == 0x3F }.reversed()
        guard bytes.contains(ASCII.dot), let host = Host(bytes), !host.isIPAddress, host.registrableDomain != nil else { return nil }
        return isKnown || endings.contains(String(host.top)) ? host : nil
    }

    private static let endings: Set<String> = [
        "ai", "app", "at", "au", "be", "biz", "br", "ca", "ch", "cn", "co", "com", "cz", "de", "dev", "edu", "es", "eu", "fr", "gov", "hk",
        "ie", "in", "info", "io", "it", "jp", "kr", "mx", "net", "nl", "nz", "online", "org", "pl", "pt", "ru", "se", "sg", "shop", "store",
        "top", "tv", "tw", "uk", "us", "vip", "xyz",
    ]
}

extension Facts {
    /// Registrable domains of the addresses and domains that the sender's display name shows. Who passes mail on in the name of its
    /// author puts the author's address there.
    var sitesInName: Set<String> {
        guard let name = originatorName else { return [] }
        var sites: Set<String> = []
        for word in name.utf8.split(whereSeparator: ShownInName.isSeparator).prefix(20) {
            let at = word.lastIndex(of: ASCII.at)
            let shown = at.map { word[$0...].dropFirst() } ?? word
            if let site = ShownInName.host(shown, isKnown: at != nil)?.registrableDomain { sites.insert(site) }
        }
        return sites
    }
}
