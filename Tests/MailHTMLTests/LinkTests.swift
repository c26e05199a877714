import Testing

@testable import MailHTML

@Suite struct LinkTests {
    /// The links of a page as `href|visible text|hidden text|images|hidden`.
    private func links(_ html: String) -> [String] {
        let page = Page(html)
        return page.document.links.map { link in
            "\(page[link.href])|\(page.visible(link.text))|\(page.hidden(link.hiddenText))|\(link.images.count)|\(link.isHidden)"
        }
    }

    @Test(arguments: [
        ("<a href=x>a</a>", ["x|a||0|false"]),
        ("<p>b</p><a href='x'> a  <b>c</b></a> d", ["x|a c||0|false"]),
        ("<a name=x>a</a>", []),
        ("<a href=''>a</a>", ["|a||0|false"]),
        ("<a href>a</a>", ["|a||0|false"]),
        ("<a href=x></a>", ["x|||0|false"]),
        ("<a href=x>a<a href=y>b</a>c", ["x|a||0|false", "y|b||0|false"]),
        ("<a href=x>a<p>b</p></a>c", ["x|a\nb||0|false"]),
        ("<a href=x><table><tr><td>a</td></tr></table></a>b", ["x|a||0|false"]),
        ("<a href=x>a</td></a>b", ["x|a||0|false"]),
        ("<table><tr><td><a href=x>a</td><td>b</td></tr></table>", ["x|a||0|false"]),
        ("<table><tr><td><a href=x>a</b></a>b</td></tr></table>", ["x|a||0|false"]),
        ("<a href=x>a", ["x|a||0|false"]),
        ("<a href=x><img src=y width=20 height=20></a><img src=z>", ["x|||1|false"]),
        ("<a href=x><img src=y>a<img src=z></a>", ["x|a||2|false"]),
        ("<a href=x style='display:none'>a</a>", ["x||a|0|true"]),
        ("<div style='display:none'><a href=x>a</a></div>", ["x||a|0|true"]),
        ("<a href=x><span style='font-size:0'>a</span></a>", ["x||a|0|true"]),
        ("<a href=x><span style='font-size:0'>a</span>b</a>", ["x|b|a|0|false"]),
        ("<a href=x><img src=y width=1 height=1></a>", ["x|||1|true"]),
        ("<a href=x><img src=y style='display:none'></a>", ["x|||1|true"]),
        ("<a href=x style='color:#fff'>a</a>", ["x||a|0|true"]),
        ("<map><area href=x><area nohref></map>", ["x|||0|false"]),
        ("<a title='>' href=\"x?a=1&amp;b=2\">a</a>", ["x?a=1&amp;b=2|a||0|false"]),
    ])
    func areFound(html: String, expected: [String]) {
        #expect(links(html) == expected)
    }

    @Test func spansAreTheElement() throws {
        let page = Page("<p>a <A Class=b HREF='x'>c <b>d</b></A> e</p>")
        let link = try #require(page.document.links.first)
        #expect(page[link.span] == "<A Class=b HREF='x'>c <b>d</b></A>")
        #expect(page[link.startTag] == "<A Class=b HREF='x'>")
        #expect(page[link.href] == "x")
        #expect(page[page.document.visible.source(of: link.text)] == "c <b>d")
        #expect(link.element == .anchor)
    }

    @Test func manyLinksKeepTheirPlaces() {
        let count = 20_000
        let html = (0..<count).map { "<tr><td><p>row \($0)<td><a href=\"https://example.org/\($0)\">link \($0)</a>\n" }.joined()
        let page = Page("<meta charset=gb2312><table>" + html)
        #expect(html.utf8.count > 1_000_000)
        #expect(page.document.links.count == count)
        for (index, link) in page.document.links.enumerated() {
            #expect(page[link.href] == "https://example.org/\(index)")
            #expect(page.visible(link.text) == "link \(index)")
        }
    }
}
