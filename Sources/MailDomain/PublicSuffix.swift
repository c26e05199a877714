internal import Glibc

/// Registrable domains, by the public suffix list that libpsl has built in.
///
/// The library is loaded when the first name is asked for, so that messages without links don't pay for it; where it is not
/// installed, a short list of our own stands in. Safe to call from any thread: the list is constant.
public enum PublicSuffix {
    private typealias Builtin = @convention(c) () -> OpaquePointer?
    private typealias IsSuffix = @convention(c) (OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32
    private typealias Registrable = @convention(c) (OpaquePointer?, UnsafePointer<CChar>?) -> UnsafePointer<CChar>?

    private struct Library: Sendable {
        /// The list, as an address: it lives as long as the process.
        let list: UInt
        let registrable: Registrable
        let isSuffix: IsSuffix

        init?() {
            guard let handle = dlopen("libpsl.so.5", RTLD_NOW | RTLD_LOCAL), let builtin = dlsym(handle, "psl_builtin"),
                let registrable = dlsym(handle, "psl_registrable_domain"), let isSuffix = dlsym(handle, "psl_is_public_suffix2")
            else { return nil }
            guard let list = unsafeBitCast(builtin, to: Builtin.self)() else { return nil }
            self.list = UInt(bitPattern: list)
            self.registrable = unsafeBitCast(registrable, to: Registrable.self)
            self.isSuffix = unsafeBitCast(isSuffix, to: IsSuffix.self)
        }
    }

    private static let library = Library()

    /// The name that someone registered: `example.co.uk` for `www.example.co.uk`. Nil for IP addresses and for names that are a
    /// public suffix themselves.
    public static func registrableDomain(of host: Host) -> String? {
        guard host.kind == .name else { return nil }
        guard let library else { return fallback(host) }
        return host.ascii.withCString { name in
            library.registrable(OpaquePointer(bitPattern: library.list), name).map { String(cString: $0) }
        }
    }

    /// Whether the list names the last label: true of `com`, not of `html`.
    static func isListed(topOf host: Host) -> Bool {
        guard host.kind == .name else { return false }
        let top = host.top
        if top == "com" || top == "net" || top == "org" { return true }
        guard let library else { return top.utf8.count == 2 || ["edu", "gov", "info", "biz"].contains(String(top)) }
        return String(top).withCString { name in
            library.isSuffix(OpaquePointer(bitPattern: library.list), name, anyListedRule) != 0
        }
    }

    /// PSL_TYPE_ANY and PSL_TYPE_NO_STAR_RULE: not the rule that every last label is a suffix.
    private static let anyListedRule: Int32 = 7

    /// Public suffixes of two labels that mail often has.
    private static let suffixes: Set<String> = [
        "ac.cn", "ac.jp", "ac.kr", "ac.uk", "co.id", "co.il", "co.in", "co.jp", "co.kr", "co.nz", "co.th", "co.uk", "co.za", "com.ar",
        "com.au",
        "com.br", "com.cn", "com.hk", "com.mo", "com.mx", "com.my", "com.ph", "com.sg", "com.tr", "com.tw", "com.ua", "com.vn", "edu.au",
        "edu.cn", "edu.hk", "edu.tw", "go.jp", "gov.au", "gov.cn", "gov.uk", "idv.tw", "ne.jp", "net.au", "net.br", "net.cn", "net.tw",
        "or.jp",
        "or.kr", "org.au", "org.br", "org.cn", "org.hk", "org.tw", "org.uk", "ltd.uk", "plc.uk", "me.uk", "github.io", "pages.dev",
        "blogspot.com", "vercel.app", "netlify.app", "web.app", "herokuapp.com",
    ]

    static func fallback(_ host: Host) -> String? {
        let labels = host.labels
        guard labels.count > 1 else { return nil }
        let two = labels.suffix(2).joined(separator: ".")
        if !suffixes.contains(two) { return two }
        return labels.count > 2 ? labels.suffix(3).joined(separator: ".") : nil
    }
}

extension Host {
    /// `example.co.uk` for `www.example.co.uk`; nil for IP addresses and public suffixes.
    public var registrableDomain: String? { PublicSuffix.registrableDomain(of: self) }

    /// Whether its last label is a top-level domain that there is.
    public var hasKnownSuffix: Bool { PublicSuffix.isListed(topOf: self) }

    /// Whether both belong to the same registrant: the same registrable domain, or the same host.
    public func isSameSite(as other: Host) -> Bool {
        if self == other { return true }
        guard let mine = registrableDomain, let theirs = other.registrableDomain else { return false }
        return mine == theirs
    }
}
