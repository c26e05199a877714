import MailDomain
import Testing

@Suite struct LabelConfusionTests {
    static let table: [(String, LabelConfusion?, String)] = [
        ("example.com", nil, ""),
        ("p\u{430}ypal.com", .mixedScript, "paypal"),
        ("рауреа.com", .wholeScript, "paypea"),
        ("аррӏе.com", .wholeScript, "appie"),
        ("пример.com", nil, ""),
        ("почта.рф", nil, ""),
        ("bücher.de", nil, ""),
        ("ɡoogle.com", .latinLookalike, "google"),
        ("中国abc.cn", nil, ""),
        ("日本のabc.jp", nil, ""),
        ("한국abc.kr", nil, ""),
        ("中国а.cn", .mixedScript, "中国a"),
        ("αpple.com", .mixedScript, "apple"),
        ("192.0.2.1", nil, ""),
    ]

    @Test(arguments: table) func finds(_ row: (String, LabelConfusion?, String)) {
        let confusion = Host(row.0)?.confusion
        #expect(confusion?.kind == row.1)
        #expect(confusion?.looksLike ?? "" == row.2)
    }

    @Test func skeletons() {
        #expect(Host("p\u{430}yp\u{430}l.com")?.skeleton == "paypal.com")
        #expect(Host("pàypal.com")?.skeleton == "paypal.com")
        #expect(Host("g00gle.com")?.skeleton == "google.com")
    }
}
