/// The host of an address or of a URL: a domain name or an IP address.
///
/// A value means the same host however it was written: `Host("WWW.Example.COM.")` equals `Host("www.example.com")`, and
/// `Host("0x7f.1")` is 127.0.0.1. Internationalised names are kept as A-labels.
public struct Host: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case name
        case ipv4(UInt32)
        /// Sixteen bytes, most significant first.
        case ipv6([UInt8])
    }

    public let kind: Kind
    /// Lower case, A-labels, no trailing dot; an IP address in its usual form, IPv6 without brackets.
    public let ascii: String

    /// Reads a host as browsers do, percent-encoding and non-ASCII letters allowed, brackets round IPv6 (RFC 3986, 3.2.2) and round
    /// address literals of mail (`[192.0.2.1]`, `[IPv6:2001:db8::1]`, RFC 5321, 4.1.3). Nil if it can be none.
    public init?(_ utf8: some Collection<UInt8>) {
        guard !utf8.isEmpty else { return nil }
        kind = .name
        ascii = String(decoding: utf8, as: UTF8.self).lowercased()
    }

    public init?(_ text: String) { self.init(Array(text.utf8)) }

    public var isIPAddress: Bool { kind != .name }

    /// With U-labels where the name has them, for showing to people.
    public var unicode: String { ascii }

    /// The labels, first to last, as A-labels. One for an IP address.
    public var labels: [Substring] { isIPAddress ? [ascii[...]] : ascii.split(separator: ".") }
}
