import MailDomain
import Testing

@Suite struct WebURLTests {
    struct Row: Sendable {
        var text: String
        var kind: WebURL.Kind
        var scheme = ""
        var host: String?
        var port: Int?
        var userinfo: String?
        var path = ""
        var query: String?
        var fragment: String?
        var isIrregular = false
    }

    static let table: [Row] = [
        Row(
            text: "https://user:pw@www.Example.com:8443/a/b?q=1&r=2#top", kind: .web, scheme: "https", host: "www.example.com", port: 8443,
            userinfo: "user:pw", path: "/a/b", query: "q=1&r=2", fragment: "top"),
        Row(text: "HTTP://example.com", kind: .web, scheme: "http", host: "example.com"),
        Row(text: "  http://example.com/ \n", kind: .web, scheme: "http", host: "example.com", path: "/"),
        Row(text: "http:\\\\example.com\\x", kind: .web, scheme: "http", host: "example.com", path: "\\x", isIrregular: true),
        Row(text: "http:/example.com/x", kind: .web, scheme: "http", host: "example.com", path: "/x", isIrregular: true),
        Row(text: "http:example.com", kind: .web, scheme: "http", host: "example.com", isIrregular: true),
        Row(text: "ht\ntp://exa\tmple.com/x", kind: .web, scheme: "http", host: "example.com", path: "/x", isIrregular: true),
        Row(text: "https://a@b@evil.example/", kind: .web, scheme: "https", host: "evil.example", userinfo: "a@b", path: "/"),
        Row(
            text: "https://bank.example\\@evil.example/", kind: .web, scheme: "https", host: "bank.example", path: "\\@evil.example/",
            isIrregular: true),
        Row(text: "http://[2001:db8::1]:80/", kind: .web, scheme: "http", host: "2001:db8::1", port: 80, path: "/"),
        Row(text: "http://0x7f.1:99999/", kind: .web, scheme: "http", host: "127.0.0.1", path: "/"),
        Row(text: "http://example.com:/", kind: .web, scheme: "http", host: "example.com", path: "/"),
        Row(text: "http://", kind: .web, scheme: "http"),
        Row(text: "http://exa mple.com/", kind: .web, scheme: "http", path: "/"),
        Row(text: "//cdn.example.com/x.png", kind: .protocolRelative, host: "cdn.example.com", path: "/x.png"),
        Row(text: "\\\\cdn.example.com", kind: .protocolRelative, host: "cdn.example.com", isIrregular: true),
        Row(text: "", kind: .empty),
        Row(text: " \t", kind: .empty),
        Row(text: "#", kind: .fragment, fragment: ""),
        Row(text: "#top", kind: .fragment, fragment: "top"),
        Row(text: "/path?x#y", kind: .relative, path: "/path", query: "x", fragment: "y"),
        Row(text: "www.example.com/x", kind: .relative, path: "www.example.com/x"),
        Row(text: "?q", kind: .relative, query: "q"),
        Row(text: "mailto:a@example.com?subject=x", kind: .mailto, scheme: "mailto", path: "a@example.com", query: "subject=x"),
        Row(text: "tel:+86-10-1234", kind: .tel, scheme: "tel", path: "+86-10-1234"),
        Row(text: "sms:10086", kind: .sms, scheme: "sms", path: "10086"),
        Row(text: "cid:logo@example", kind: .cid, scheme: "cid", path: "logo@example"),
        Row(text: "data:image/png;base64,AAAA", kind: .data, scheme: "data", path: "image/png;base64,AAAA"),
        Row(text: "java\nscript:alert(1)", kind: .javascript, scheme: "javascript", path: "alert(1)", isIrregular: true),
        Row(text: "JavaScript:void(0)", kind: .javascript, scheme: "javascript", path: "void(0)"),
        Row(text: "file:///etc/x", kind: .file, scheme: "file", path: "///etc/x"),
        Row(text: "app://open/x", kind: .other, scheme: "app", host: "open", path: "/x"),
        Row(text: "weixin:dl", kind: .other, scheme: "weixin", path: "dl"),
        Row(text: "{{ unsubscribe_url }}", kind: .placeholder, path: "{{ unsubscribe_url }}"),
        Row(text: "*|UNSUB|*", kind: .placeholder, path: "*|UNSUB|*"),
        Row(text: "<%= url %>", kind: .placeholder, path: "<%= url %>"),
        Row(text: "%%unsubscribe%%", kind: .placeholder, path: "%%unsubscribe%%"),
        Row(text: "%unsubscribe_url%", kind: .placeholder, path: "%unsubscribe_url%"),
        Row(text: "[unsubscribe]", kind: .placeholder, path: "[unsubscribe]"),
        Row(text: "{unsubscribe_link}", kind: .placeholder, path: "{unsubscribe_link}"),
        Row(text: "${url}", kind: .placeholder, path: "${url}"),
        Row(text: "https://{{domain}}/x", kind: .placeholder, scheme: "https", path: "{{domain}}/x"),
        Row(text: "https://www.{{domain}}/x", kind: .placeholder, scheme: "https", path: "/x"),
        Row(
            text: "https://example.com/{{id}}?u=*|UNIQID|*", kind: .web, scheme: "https", host: "example.com", path: "/{{id}}",
            query: "u=*|UNIQID|*"),
        Row(text: "%20x", kind: .relative, path: "%20x"),
    ]

    @Test(arguments: table) func reads(_ row: Row) {
        let bytes = Array(row.text.utf8)
        let url = WebURL(bytes)
        func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: bytes[$0], as: UTF8.self) } }
        #expect(url.kind == row.kind)
        #expect(url.scheme == row.scheme)
        #expect(url.host?.ascii == row.host)
        #expect(url.port == row.port)
        #expect(text(url.userinfoRange) == row.userinfo)
        #expect(text(url.pathRange) == row.path)
        #expect(text(url.queryRange) == row.query)
        #expect(text(url.fragmentRange) == row.fragment)
        #expect(url.isIrregular == row.isIrregular)
    }

    @Test func rangesCoverDroppedBytes() {
        let bytes = Array("http://exa\tmple.com/x".utf8)
        let url = WebURL(bytes)
        #expect(url.hostRange.map { String(decoding: bytes[$0], as: UTF8.self) } == "exa\tmple.com")
    }

    @Test func anyBytesAreRead() {
        for seed in 0..<2000 {
            var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
            let alphabet = Array("http:/\\@[]%{}*|#?.:x0é\t ".utf8)
            let bytes = (0..<(seed % 24)).map { _ -> UInt8 in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return alphabet[Int(state % UInt64(alphabet.count))]
            }
            let url = WebURL(bytes)
            for range in [url.schemeRange, url.userinfoRange, url.hostRange, url.pathRange, url.queryRange, url.fragmentRange] {
                guard let range else { continue }
                #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count, "seed \(seed)")
            }
        }
    }
}
