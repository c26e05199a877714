/// Hosts that rules know by name.
public enum KnownHosts {
    /// Providers of free mailboxes: `gmail.com`, `qq.com`, `163.com` …
    public static func isFreemail(_ host: Host) -> Bool { false }

    /// Link shorteners: `bit.ly`, `t.cn` … Only the host itself; `help.bit.ly` is none.
    public static func isShortener(_ host: Host) -> Bool { false }
}
