/// Where a host can be reached from.
public enum HostScope: String, Sendable, CaseIterable {
    /// Anyone may try.
    case global
    /// `localhost` and 127.0.0.0/8, ::1.
    case loopback
    /// RFC 1918, RFC 4193, link-local, shared address space, `.local`, `.internal`, `.home.arpa`, names without a dot.
    case `private`
    /// For documentation and tests: `.example`, `.test`, `.invalid`, `example.com`, 192.0.2.0/24 (RFC 2606, 5737, 6761).
    case documentation
    /// Other reserved ground: 0.0.0.0, multicast, `.onion`, `.arpa`.
    case reserved
}

extension Host {
    public var scope: HostScope { .global }
}
