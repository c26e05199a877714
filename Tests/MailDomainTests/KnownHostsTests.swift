import MailDomain
import Testing

@Suite struct KnownHostsTests {
    @Test(arguments: ["gmail.com", "qq.com", "163.com", "vip.163.com", "outlook.com", "pchome.com.tw", "hanmail.net"]) func freemail(
        _ name: String
    ) throws {
        #expect(KnownHosts.isFreemail(try #require(Host(name))))
    }

    @Test(arguments: ["mail.gmail.com", "example.com", "10.0.0.1"]) func noFreemail(_ name: String) throws {
        #expect(!KnownHosts.isFreemail(try #require(Host(name))))
    }

    @Test(arguments: ["bit.ly", "T.CN", "dwz.cn", "url.cn", "suo.im", "dwz.date", "www.bit.ly"]) func shorteners(_ name: String) throws {
        #expect(KnownHosts.isShortener(try #require(Host(name))))
    }

    @Test(arguments: ["help.bit.ly", "t.cn.example.com", "at.co"]) func noShorteners(_ name: String) throws {
        #expect(!KnownHosts.isShortener(try #require(Host(name))))
    }
}
