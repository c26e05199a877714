/// Registrable domains, by the public suffix list that libpsl has built in.
public enum PublicSuffix {
    /// The name that someone registered: `example.co.uk` for `www.example.co.uk`. Nil for IP addresses and for names that are a
    /// public suffix themselves.
    public static func registrableDomain(of host: Host) -> String? { nil }
}

extension Host {
    /// `example.co.uk` for `www.example.co.uk`; nil for IP addresses and public suffixes.
    public var registrableDomain: String? { PublicSuffix.registrableDomain(of: self) }

    /// Whether both belong to the same registrant: the same registrable domain, or the same host.
    public func isSameSite(as other: Host) -> Bool {
        if self == other { return true }
        guard let mine = registrableDomain, let theirs = other.registrableDomain else { return false }
        return mine == theirs
    }
}
