import MailBytes
import Testing

@testable import MailHTML

@Suite struct CharacterReferenceTests {
    @Test(arguments: [
        ("&amp;", "&"), ("&amp", "&"), ("&AMP;", "&"), ("&lt;b&gt;", "<b>"), ("&quot;", "\""), ("&apos;", "'"),
        ("a&nbspb", "a\u{A0}b"), ("&copy2024", "\u{A9}2024"), ("&notit;", "\u{AC}it;"), ("&notin;", "\u{2209}"),
        ("&hellip;", "\u{2026}"), ("&hellip", "&hellip"), ("&NewLine;y", " y"), ("&zwnj;", "\u{200C}"),
        ("&NotEqualTilde;", "\u{2242}\u{338}"),
        ("&CounterClockwiseContourIntegral;", "\u{2233}"), ("&fjlig;", "fj"), ("&bogus;", "&bogus;"), ("&", "&"), ("&;", "&;"),
        ("&#;", "&#;"),
        ("&#65;&#x42;&#X43;", "ABC"), ("&#65", "A"), ("&#65B", "AB"), ("&#x;", "&#x;"), ("&#x4e2d;", "中"), ("&#20013;", "中"),
        ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#99999999999;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"),
        ("&#128;", "\u{20AC}"), ("&#150;", "\u{2013}"), ("&#129;", "\u{81}"), ("&#128512;", "\u{1F600}"),
    ])
    func decodesInText(html: String, expected: String) {
        #expect(Page("x" + html + "x").visible == "x" + expected + "x")
    }

    /// In attributes a name without semicolon counts only where nothing of a word follows.
    @Test(arguments: [
        ("?a=1&copy=2", "?a=1&copy=2"), ("?a=1&copy2", "?a=1&copy2"), ("?a=1&copy", "?a=1\u{A9}"), ("?a=1&amp;b=2", "?a=1&b=2"),
        ("?a=1&amp=2", "?a=1&amp=2"), ("&#104;ttp&colon;//x", "http://x"), ("ja&Tab;va\nscript&colon;x", "javascript:x"),
        ("  http://x/\t ", "http://x/"), ("http://x/&NewLine;y", "http://x/y"), ("http://x/a b", "http://x/a b"), ("?x=&reg;", "?x=\u{AE}"),
        ("&#x68;&#x74;&#116p:", "http:"),
    ])
    func decodesInURLs(html: String, expected: String) throws {
        let page = Page("<a href=\"\(html)\">x</a>")
        let link = try #require(page.document.links.first)
        #expect(page[link.href] == html)
        let url = page.document.url(link.href)
        #expect(String(decoding: url.utf8, as: UTF8.self) == expected)
        #expect(url.map.count == url.utf8.count)
        for i in url.utf8.indices {
            #expect(link.href.contains(url.source(of: i..<(i + 1)).lowerBound))
        }
    }

    @Test func knowsAllNames() {
        #expect("\(NamedReferences.table)".split(separator: " ").count == 2125)
        let names = "\(NamedReferences.table)".split(separator: " ").map { $0.split(separator: "=")[0] }
        for name in names {
            let isLegacy = name.hasPrefix("!")
            let bytes = Array(name.drop { $0 == "!" }.utf8)
            bytes.withUnsafeBufferPointer { bytes in
                #expect(NamedReferences.shared.find(bytes, legacy: false) != nil, "\(name)")
                #expect((NamedReferences.shared.find(bytes, legacy: true) != nil) == isLegacy, "\(name)")
            }
        }
    }
}
