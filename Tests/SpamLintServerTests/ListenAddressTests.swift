import SpamLintServer
import Testing

@Suite struct ListenAddressTests {
    @Test(
        arguments: [
            ("127.0.0.1:8025", .tcp(host: "127.0.0.1", port: 8025)), ("[::1]:25", .tcp(host: "::1", port: 25)),
            (":8025", .tcp(host: "127.0.0.1", port: 8025)), ("localhost:1", .tcp(host: "127.0.0.1", port: 1)),
            ("0.0.0.0:80", .tcp(host: "0.0.0.0", port: 80)), ("unix:/run/spamlintd/milter.sock", .unix(path: "/run/spamlintd/milter.sock")),
        ] as [(String, ListenAddress)])
    func addresses(text: String, expected: ListenAddress) { #expect(ListenAddress(text) == expected) }

    @Test(arguments: [
        "", "8025", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:-1", "::1:25", "unix:", "unix:relative.sock", "a/b:1", "a b:1",
        "unix:/" + String(repeating: "x", count: 107),
    ])
    func whatIsNoAddress(text: String) { #expect(ListenAddress(text) == nil) }

    @Test(arguments: [
        ("127.0.0.1:1", true), ("127.8.8.8:1", true), ("[::1]:1", true), ("unix:/a", true), ("0.0.0.0:1", false), ("[::]:1", false),
    ])
    func reach(text: String, isLoopback: Bool) { #expect(ListenAddress(text)?.isLoopback == isLoopback) }
}
