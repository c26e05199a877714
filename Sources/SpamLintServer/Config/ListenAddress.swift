#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a door listens.
public enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
    case tcp(host: String, port: Int)
    case unix(path: String)
    /// A socket that the service manager has opened (`sd_listen_fds(3)`).
    case inherited(descriptor: Int32)

    /// `127.0.0.1:8025`, `[::1]:8025`, `:8025` (this machine alone) or `unix:/run/spamlintd/http.sock`; nil for anything else.
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            // The least of the systems' limits for a socket's path.
            guard path.hasPrefix("/"), path.utf8.count < 104 else { return nil }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port) else {
            return nil
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) } else if host.contains(":") { return nil }
        guard !host.contains(where: { $0 == "/" || $0 == " " || $0 == "[" || $0 == "]" }) else { return nil }
        self = .tcp(host: host.isEmpty || host == "localhost" ? "127.0.0.1" : host, port: port)
    }

    /// Whether nobody but this machine reaches it, as far as it tells; of an inherited socket, see `OpenDoor`.
    public var isLoopback: Bool {
        switch self {
        case .tcp(let host, _): Self.isLoopback(host)
        case .unix, .inherited: true
        }
    }

    /// Whether text is an address of this machine's own: `127.…` in numbers, or `::1`.
    static func isLoopback(_ host: String) -> Bool {
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        var six = in6_addr()
        guard inet_pton(AF_INET6, host, &six) == 1 else { return false }
        return withUnsafeBytes(of: &six) { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 }
    }

    /// A Unix socket's file.
    var path: String? {
        if case .unix(let path) = self { path } else { nil }
    }

    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        case .inherited(let descriptor): "inherited socket \(descriptor)"
        }
    }
}
