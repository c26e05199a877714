import MailDomain
import Testing

@Suite struct HostTests {
    /// Written, canonical; nil: no host.
    static let names: [(String, String?)] = [
        ("example.com", "example.com"),
        ("WWW.Example.COM.", "www.example.com"),
        ("exa\u{AD}mple.com", "example.com"),
        ("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com"),
        ("example。com", "example.com"),
        ("ⓔxample.com", "example.com"),
        ("ex%61mple.com", "example.com"),
        ("a_b.example.com", "a_b.example.com"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("中国.cn", "xn--fiqs8s.cn"),
        ("臺灣.tw", "xn--nnx388a.tw"),
        ("XN--FIQS8S.cn", "xn--fiqs8s.cn"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("192.168.1", "192.168.0.1"),
        ("１２７.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("[2001:DB8:0:0:1:0:0:1]", "2001:db8::1:0:0:1"),
        ("[2001:db8::]", "2001:db8::"),
        ("[::ffff:192.0.2.1]", "::ffff:192.0.2.1"),
        ("[::ffff:c000:201]", "::ffff:192.0.2.1"),
        ("[fe80::1%25eth0]", "fe80::1"),
        ("[IPv6:2001:db8::1]", "2001:db8::1"),
        ("[192.0.2.1]", "192.0.2.1"),
        ("1.2.3.example", "1.2.3.example"),
        ("", nil),
        (".", nil),
        ("a..b", nil),
        ("exa mple.com", nil),
        ("a<b.com", nil),
        ("{{host}}", nil),
        ("1.2.3.256", nil),
        ("1.2.3.4.5", nil),
        ("256", "0.0.1.0"),
        ("4294967296", nil),
        ("09.1.1.1", nil),
        ("[::1", nil),
        ("[]", nil),
        ("[1:2:3]", nil),
        ("[1::2::3]", nil),
        ("[1:2:3:4:5:6:7:8:9]", nil),
        ("[12345::]", nil),
        (String(repeating: "a", count: 64) + ".com", nil),
        (String(repeating: "a.", count: 200) + "com", nil),
    ]

    @Test(arguments: names) func reads(_ row: (String, String?)) {
        #expect(Host(row.0)?.ascii == row.1)
    }

    @Test func showsUnicode() {
        #expect(Host("xn--bcher-kva.example")?.unicode == "bücher.example")
        #expect(Host("xn--fiqs8s.xn--fiqs8s")?.unicode == "中国.中国")
        #expect(Host("xn--\u{7F}.example") == nil)
        #expect(Host("xn--99999999.example")?.unicode == "xn--99999999.example")
    }

    @Test func knowsItsLabels() {
        #expect(Host("a.b.example")?.labels == ["a", "b", "example"])
        #expect(Host("10.0.0.1")?.labels == ["10.0.0.1"])
        #expect(Host("a.b.example")?.isWithin("b.example") == true)
        #expect(Host("b.example")?.isWithin("b.example") == true)
        #expect(Host("ab.example")?.isWithin("b.example") == false)
    }

    static let scopes: [(String, HostScope)] = [
        ("example.cn", .global), ("shop.example.com", .documentation), ("news.test", .documentation), ("localhost", .loopback),
        ("api.localhost", .loopback), ("printer", .private), ("nas.local", .private), ("x.home.arpa", .private), ("x.onion", .reserved),
        ("127.9.9.9", .loopback), ("10.1.2.3", .private), ("172.16.0.1", .private), ("172.32.0.1", .global), ("192.168.0.1", .private),
        ("169.254.1.1", .private), ("100.64.0.1", .private), ("100.128.0.1", .global), ("192.0.2.7", .documentation),
        ("0.0.0.0", .reserved),
        ("224.0.0.1", .reserved), ("255.255.255.255", .reserved), ("8.8.8.8", .global), ("[::1]", .loopback), ("[::]", .reserved),
        ("[fd00::1]", .private), ("[fe80::1]", .private), ("[2001:db8::1]", .documentation), ("[2606:4700::1]", .global),
        ("[::ffff:10.0.0.1]", .private), ("[ff02::1]", .reserved),
    ]

    @Test(arguments: scopes) func knowsItsScope(_ row: (String, HostScope)) {
        #expect(Host(row.0)?.scope == row.1)
    }
}
