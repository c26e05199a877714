import Testing

@testable import MailHTML

/// What libxml2 does badly when it is given mail as it comes (each was seen with 2.9.14).
@Suite struct NestingTests {
    /// The elements as `name(children)`.
    private func tree(_ html: String) -> String {
        let nodes = Page(html).document.nodes
        func text(_ index: Int) -> String {
            let children = nodes.indices.filter { nodes[$0].parent == index }.map(text)
            return "\(nodes[index].name)" + (children.isEmpty ? "" : "(" + children.joined(separator: " ") + ")")
        }
        return nodes.indices.filter { nodes[$0].parent == nil }.map(text).joined(separator: " ")
    }

    private static let trees: [(String, String)] = [
        ("<p>a<p>b", "p p"),
        ("<p>a<div>b", "p div"),
        ("<p><b>a<p>b", "p(b) p"),
        ("<p><span>a<div>b", "p(span) div"),
        ("<p>a<section>b", "p section"),
        ("<p>a<ul><li>b<li>c</ul>", "p ul(li li)"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(ul(li)) li)"),
        ("<ul><li><b>a<li>b</ul>", "ul(li(b) li)"),
        ("<ul><li><div>a</li><li>b</ul>", "ul(li(div) li)"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt dd dt)"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "table(tr(td td) tr(td))"),
        ("<table><tr><td><div>a<td>b</table>", "table(tr(td(div) td))"),
        ("<table><tr><td><b>a<tr><td>b</table>", "table(tr(td(b)) tr(td))"),
        ("<table><tbody><tr><td>a<tbody><tr><td>b</table>", "table(tbody(tr(td)) tbody(tr(td)))"),
        ("<table><tr><td><table><tr><td>a</table><td>b</table>", "table(tr(td(table(tr(td))) td))"),
        ("<table><tr><td></p></div></b>a</td></tr></table><p>", "table(tr(td)) p"),
        ("<div><table><tr><td></div>a<b></b></td></tr></table></div><p>", "div(table(tr(td(b)))) p"),
        ("<a><table><tr><td><b></b></td></tr></table></a><i>", "a(table(tr(td(b)))) i"),
        ("<font><p>a</p><table><tr><td>b</td></tr></table></font><i>", "font(p table(tr(td))) i"),
        ("<b><p>a</b><i>", "b(p) i"),
        ("<span><div></span><i></i></div></span><u>", "span(div(i)) u"),
        ("<center><div>a</center><i>", "center(div) i"),
        ("<div><center>a</div><i>", "div(center) i"),
        ("<h1><p>a</p></h1><i>", "h1(p) i"),
        ("<html><head><title>t</title></head><body><p>a</body></html><p>b", "html(head title body(p p))"),
        ("<select><option>a<option>b</select><i>", "select(option option) i"),
        ("<o:p></o:p><v:rect><b></v:rect><i>", "unknown unknown(b) i"),
        ("<br><img><hr><meta>", "br img hr meta"),
        ("</b></p></td>", ""),
    ]

    @Test(arguments: trees)
    func isWhatClientsShow(html: String, expected: String) {
        #expect(tree(html) == expected)
    }

    /// Elements too deep for libxml2 nest by a simpler rule, to the same effect.
    @Test(arguments: trees)
    func isTheSameWithoutLibxml2(html: String, expected: String) {
        let depth = HTMLLimits.nesting + 1
        let shift = String(repeating: "<div>", count: depth)
        #expect(
            tree(shift + html).hasPrefix(
                String(repeating: "div(", count: depth - 1) + "div" + (expected.isEmpty ? "" : "(" + expected + ")")))
    }

    @Test func spansReachToTheEndTag() {
        let page = Page("<div><p>a<p class=x>b</p>c</div><ul><li>d<li>e</ul><p>f")
        #expect(
            page.document.nodes.map { page[$0.span] } == [
                "<div><p>a<p class=x>b</p>c</div>", "<p>a", "<p class=x>b</p>", "<ul><li>d<li>e</ul>", "<li>d", "<li>e", "<p>f",
            ]
        )
        #expect(page.document.nodes.map { page[$0.startTag] } == ["<div>", "<p>", "<p class=x>", "<ul>", "<li>", "<li>", "<p>"])
    }

    @Test func rawTextElementsSpanTheirContent() {
        let page = Page("<title>a<b></title>x<textarea rows=2>c</textarea>d")
        #expect(page.document.nodes.map { page[$0.startTag] } == ["<title>", "<textarea rows=2>"])
        #expect(page.document.nodes.map { page[$0.span] } == ["<title>a<b></title>", "<textarea rows=2>c</textarea>"])
        #expect(page.source(ofVisible: "x\nc") == "x<textarea rows=2>c")
        #expect(page.source(ofVisible: "c\nd") == "c</textarea>d")
    }

    @Test func lyingCharsetMovesNothing() throws {
        let page = Page("<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>中文ä</p><a href='https://例.example/'>链接</a>")
        #expect(page.visible == "中文ä\n链接")
        #expect(page[try #require(page.document.links.first).href] == "https://例.example/")
    }

    @Test func nulInTagsEndsNothing() {
        let page = Page("<p\u{0}>a</p><a hr\u{0}ef=x href='y\u{0}z'>b</a><p>c")
        #expect(page.visible == "a\nb\nc")
        #expect(page.document.links.map { page[$0.href] } == ["y\u{0}z"])
    }

    @Test func invalidBytesLoseNothing() {
        let page = Page(bytes: [0x3C, 0x70, 0x3E, 0xFF, 0xC4, 0xE3, 0x80, 0x3C, 0x62, 0x3E, 0x61])
        #expect(page.document.visible.utf8 == [0xFF, 0xC4, 0xE3, 0x80, 0x61])
    }

    @Test(arguments: ["div", "span", "table><tr><td", "b", "p", "x", "ul><li", "font color=red", "div style='color:#111'", "blockquote"])
    func deepNestingLosesNothing(tag: String) {
        let depth = tag == "div" ? 100_000 : 10_000
        let page = Page(String(repeating: "<\(tag)>", count: depth) + "planted phrase")
        #expect(page.visible == "planted phrase")
        #expect(page.document.nodes.count >= depth)
        let name = tag.prefix { $0 != " " && $0 != ">" }
        let closed = Page(String(repeating: "<\(name)>", count: 5_000) + "a" + String(repeating: "</\(name)>", count: 5_000) + "<i>b")
        #expect(closed.document.nodes.last?.parent == nil)
        #expect(closed.visible.hasPrefix("a") && closed.visible.hasSuffix("b"))
    }

    @Test func deepNestingKeepsStyles() {
        let deep = String(repeating: "<div>", count: 2_000)
        #expect(Page(deep + "<p style='display:none'>a</p>b").visible == "b")
        #expect(Page(deep + "<table><tr><td style='display:none'>a<td>b").visible == "b")
        #expect(Page(deep).has(.deepNesting))
    }

    /// Quadratic in libxml2, which walks its stack for each.
    @Test(arguments: [
        "<b>" + String(repeating: "<div>", count: 10_000) + String(repeating: "</b>", count: 10_000),
        "<p>" + String(repeating: "</span></i></td></li></table>", count: 20_000),
        "<table><tr><td>" + String(repeating: "<i>", count: 10_000) + String(repeating: "</b></center></div>", count: 10_000),
        String(repeating: "<body>", count: 10_000), String(repeating: "<p></span>", count: 10_000),
        String(repeating: "<ul><li>", count: 10_000) + String(repeating: "</p>", count: 10_000),
    ])
    func strayTagsAreLinear(html: String) {
        #expect(Page(html + "planted phrase").visible.hasSuffix("planted phrase"))
    }

    @Test func manyAttributesAreReadInOnePass() throws {
        let attributes = (0..<50_000).map { "a\($0)=x" }.joined(separator: " ")
        let page = Page("<a \(attributes) href=y>b</a><p>planted phrase")
        #expect(page.visible == "b\nplanted phrase")
        #expect(page[try #require(page.document.links.first).href] == "y")
        #expect(page.has(.manyAttributes))
    }

    @Test(arguments: [
        String(repeating: "<a b=\">\"c=", count: 10_000), String(repeating: "<a b='", count: 10_001),
        String(repeating: "<!-- ", count: 10_000),
        String(repeating: "<title>", count: 10_000), String(repeating: "<", count: 50_000), String(repeating: "</", count: 50_000),
        String(repeating: "<!", count: 50_000), String(repeating: "&", count: 50_000), String(repeating: "&notit", count: 10_000),
        "<p style=\"" + String(repeating: "a:(;", count: 20_000) + "\">",
        "<style>" + String(repeating: "a{b:(", count: 10_000) + "</style>",
        "<style>" + String(repeating: "@media x{", count: 10_000) + "</style>",
        "<style>" + String(repeating: "/* ", count: 10_000) + "</style>",
        "<style>" + String(repeating: "a,", count: 20_000) + "b{color:red}</style>",
        String(repeating: "<div style='display:none'><a href=x>b</a></div>", count: 20_000),
        String(repeating: "<font color=white>a</font>", count: 20_000), String(repeating: "<style>p{color:red}</style><p>", count: 5_000),
    ])
    func brokenPagesAreLinear(html: String) {
        let page = Page(html + "><p>planted phrase</p>")
        #expect((page.visible + page.hidden).contains("planted phrase"))
    }

    /// Where no `>` comes any more, nothing may look for it again and again.
    @Test(arguments: ["<a", "</a", "<!", "<!--", "<a b='", "<title></"])
    func tagsWithoutEndAreLinear(piece: String) {
        let page = Page("<p>a</p>" + String(repeating: piece, count: 200_000))
        #expect(page.visible.hasPrefix("a"))
        #expect(page.document.nodes.count < 1_000)
    }

    /// Links inside one another begin at the same place, and end where the innermost ends.
    @Test func linksInsideLinksAreLinear() {
        let nested = String(repeating: "<a href=x><table><td>", count: 20_000)
        let spaced = Page("<pre>" + nested + String(repeating: " ", count: 400_000) + "planted phrase")
        #expect(spaced.document.links.allSatisfy { spaced.visible($0.text) == "planted phrase" })
        let hidden = Page(nested + String(repeating: "<img src=y width=1 height=1>", count: 20_000))
        #expect(hidden.document.links.allSatisfy { $0.isHidden && $0.images.count == 20_000 })
        let shown = Page(nested + "<img src=y>" + String(repeating: "<img src=y width=1 height=1>", count: 20_000))
        #expect(shown.document.links.allSatisfy { !$0.isHidden })
        let mixed = Page("<pre><a href=x><table><td>  <a href=y><table><td> <a href=z>  </a></table></a> b <a href=w>   c</a></table></a>")
        #expect(mixed.document.links.map { mixed.visible($0.text) } == ["b    c", "", "", "c"])
    }

    @Test func longTextIsReadWhole() {
        let page = Page("<p>" + String(repeating: "word ", count: 2_100_000) + "planted phrase")
        #expect(page.document.visible.utf8.count == 10_500_000 + 14)
        #expect(page.visible.hasSuffix("planted phrase"))
    }

    @Test func manyElementsAreReadWhole() {
        let page = Page(String(repeating: "<i>", count: HTMLLimits.rows + 10) + "<p style='display:none'>a</p><a href=x>planted phrase</a>")
        #expect(page.visible == "planted phrase" || page.visible.hasSuffix("planted phrase"))
        #expect(page.document.nodes.count == HTMLLimits.rows)
        #expect(page.has(.listsTruncated))
    }

    @Test(arguments: ["<a href=x>a</a>", "<img src=x alt=a>"]) func whatIsNotLookedAtIsTold(element: String) {
        let all = Page(String(repeating: element, count: HTMLLimits.searched))
        #expect(!all.has(.listsTruncated))
        let more = Page(String(repeating: element, count: HTMLLimits.searched + 2))
        #expect(more.document.defects.count { $0.kind == .listsTruncated } == 1)
    }
}
