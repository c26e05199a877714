import Testing

@testable import MailDomain

@Suite struct PublicSuffixTests {
    static let table: [(String, String?)] = [
        ("www.example.com", "example.com"), ("example.com", "example.com"), ("com", nil), ("a.b.example.co.uk", "example.co.uk"),
        ("co.uk", nil),
        ("www.example.com.cn", "example.com.cn"), ("com.cn", nil), ("www.example.cn", "example.cn"),
        ("someone.github.io", "someone.github.io"),
        ("127.0.0.1", nil), ("localhost", nil), ("mail.example.co.jp", "example.co.jp"),
    ]

    @Test(arguments: table) func finds(_ row: (String, String?)) {
        #expect(Host(row.0)?.registrableDomain == row.1)
    }

    /// The list of our own agrees on what it knows.
    @Test(arguments: table.filter { $0.0 != "127.0.0.1" }) func fallsBack(_ row: (String, String?)) throws {
        #expect(PublicSuffix.fallback(try #require(Host(row.0))) == row.1)
    }

    @Test func internationalNames() {
        #expect(Host("www.食狮.中国")?.registrableDomain == "xn--85x722f.xn--fiqs8s")
        #expect(Host("www.食狮.公司.cn")?.registrableDomain == "xn--85x722f.xn--55qx5d.cn")
    }

    @Test func sameSite() throws {
        let a = try #require(Host("a.example.com"))
        #expect(a.isSameSite(as: try #require(Host("b.example.com"))))
        #expect(!a.isSameSite(as: try #require(Host("a.example.net"))))
        let address = try #require(Host("192.0.2.1"))
        #expect(address.isSameSite(as: address))
        #expect(!address.isSameSite(as: try #require(Host("192.0.2.2"))))
    }

    @Test(arguments: [("shop.com", true), ("shop.co.uk", true), ("page.html", false), ("shop.example", false), ("192.0.2.7", false)])
    func knownSuffixesAreListed(name: String, isKnown: Bool) throws {
        #expect(try #require(Host(name)).hasKnownSuffix == isKnown)
    }
}
