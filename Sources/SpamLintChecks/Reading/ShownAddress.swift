import MailBytes
import MailDomain
import MailText

/// A web address as the text of a link shows it.
struct ShownAddress {
    let scheme: String
    let host: Host

    /// Reads the text of a link; nil unless it is an address and nothing else: with scheme, or beginning with `www.`, or a registrable
    /// domain in small letters.
    ///
    /// `Node.js` and `ASP.NET` look like domains and are names, so without scheme and `www.` only the top-level domains that
    /// people write in prose count.
    init?(_ text: ArraySlice<UInt8>) {
        guard text.count >= 4, text.count <= 300 else { return nil }
        let folded = FoldedText(folding: Array(text), as: .folded).bytes
        var trimmed = folded[...]
        while let last = trimmed.last, last <= 0x20 || last == ASCII.dot || last == 0x2F || last == 0x3E || last == 0x29 {
            trimmed = trimmed.dropLast()
        }
        while let first = trimmed.first, first <= 0x20 || first == 0x3C || first == 0x28 { trimmed = trimmed.dropFirst() }
        guard !trimmed.contains(ASCII.space), !trimmed.contains(ASCII.at), !trimmed.contains(ASCII.lf) else { return nil }
        let isWithScheme = trimmed.starts(with: "http://".utf8) || trimmed.starts(with: "https://".utf8)
        let isWWW = trimmed.starts(with: "www.".utf8)
        let url = WebURL(isWithScheme ? Array(trimmed) : Array("http://".utf8) + trimmed)
        guard let host = url.host, url.userinfoRange == nil, isWithScheme || isWWW || Self.isProse(host, text) else { return nil }
        guard host.isIPAddress || host.registrableDomain != nil else { return nil }
        self.scheme = isWithScheme ? url.scheme : ""
        self.host = host
    }

    private static func isProse(_ host: Host, _ text: ArraySlice<UInt8>) -> Bool {
        guard !host.isIPAddress, !text.contains(where: \.isASCIIUppercase) else { return false }
        return ["com", "org", "net", "cn", "uk", "de", "jp", "edu", "gov", "fr", "br", "ru", "tw", "hk", "kr"].contains(String(host.top))
    }
}
