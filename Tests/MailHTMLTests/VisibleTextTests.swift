import MailBytes
import TestSupport
import Testing

@testable import MailHTML

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("", ""),
        ("  a \n\t b  ", "a b"),
        ("a<b> b</b>", "a b"),
        ("a <b> b</b>", "a b"),
        ("a<b>b</b>c", "abc"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<p>a<p>b", "a\nb"),
        ("a<p></p>b", "a\nb"),
        ("a</p>b", "a\nb"),
        ("a<br>b<br/>c</br>d", "a\nb\nc\nd"),
        ("a<br><br>b", "a\n\nb"),
        ("a<br> <br><br><br>b", "a\n\nb"),
        ("a<br></p><p>b", "a\nb"),
        ("<div><div>a</div></div><div>b</div>", "a\nb"),
        ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
        ("<ol><li>a</li><li>b</li></ol>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<table><tr><td>a<td>b<tr><th>c<td>d</table>e", "a\tb\nc\td\ne"),
        ("<table><tr><td></td><td>b</td></tr></table>", "b"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd"),
        ("<h1>a</h1>b<hr>c", "a\nb\nc"),
        ("<pre>\n a  b\n\n c</pre>d", " a  b\n\n c\nd"),
        ("x<pre>\n a  b\r\n c</pre>d", "x\n a  b\n c\nd"),
        ("<div style='white-space:pre-wrap'>a  b</div>", "a  b"),
        ("<div style='white-space:pre-line'>a  b</div>", "a b"),
        ("<textarea>a <b>&amp;</textarea>", "a <b>&"),
        ("<xmp>a <b>&amp;</xmp>", "a <b>&amp;"),
        ("<select><option>a<option>b</select>", "a\nb"),
        ("<span style='display:block'>a</span><span style='display:block'>b</span>", "a\nb"),
        ("<p style='display:inline'>a</p><p style='display:inline'>b</p>", "ab"),
        ("<ul><li style='display:inline'>a</li> <li style='display:inline'>b</li></ul>", "a b"),
        ("<div style='display:table-cell'>a</div><div style='display:table-cell'>b</div>", "a\tb"),
        ("a<img src=x width=50 height=50>b", "a b"),
        ("a<img src=x width=1 height=1>b", "ab"),
        ("a<wbr>b", "ab"),
        ("<head><title>t</title></head><body>a", "a"),
        ("<script>a</script><style>b</style><noscript>c</noscript>", "c"),
        ("a<!-- b -->c", "ac"),
        ("a<!-->b-->c", "ab-->c"),
        ("a<![if !mso]>b<![endif]>c", "abc"),
        ("<!--[if mso]>a<![endif]-->b<!--[if !mso]><!-->c<!--<![endif]-->", "bc"),
        ("<!--[if !mso]><!-- -->c<!--<![endif]-->", "c"),
        ("a<o:p>&nbsp;</o:p>b", "a\u{A0}b"),
        ("a<v:rect>b</v:rect>", "ab"),
        ("a&#32;&#32;b", "a b"),
        ("a\u{0}b", "ab"),
        ("a<p\u{0}class=x>b</p>c", "ab\nc"),
        ("中文<b>字</b> 词", "中文字 词"),
        ("<section>a</section><article>b</article>", "a\nb"),
        ("<custom-tag>a</custom-tag>b", "ab"),
        ("a</body></html>b", "ab"),
        ("<html><body>a</body></html><html><body>b</body></html>", "a\nb"),
        ("a <foo@example.org> b", "a b"),
    ])
    func isWhatAReaderSees(html: String, expected: String) {
        #expect(Page(html).visible == expected)
    }

    /// Every range of the visible text leads to the HTML that it came from, tags and references inside included.
    @Test(arguments: [
        ("<p>Click &amp; win</p>", "Click & win", "Click &amp; win"),
        ("<p>Cl<b>ic</b>k</p>", "Click", "Cl<b>ic</b>k"),
        ("<p>free   \n  gift</p>", "free gift", "free   \n  gift"),
        ("<p>fr&#101;e</p>", "e", "&#101;"),
        ("<p>a</p> <p>b</p>", "a\nb", "a</p> <p>b"),
        ("a<br>b", "\n", "<br>"),
        ("<td>a</td><td>b", "\t", "<td>"),
        ("a<img src=x>b", " ", "<img src=x>"),
        ("中&#22269;人", "国", "&#22269;"),
    ])
    func leadsBack(html: String, text: String, expected: String) {
        #expect(Page(html).source(ofVisible: text) == expected)
    }

    /// Random pages of a small alphabet: places rise, lie inside, and copied text is the text at its place.
    @Test(arguments: 0..<60)
    func mapsRandomPages(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let alphabet = [
            "a", "bc", " ", "\n", "&amp;", "&lt", "&#65;", "中", "<b>", "</b>", "<p>", "</p>", "<br>", "<td>", "<tr>", "<table>", "</table>",
            "<div>", "</div>", "<!-- x -->", "<a href=y>", "</a>", "<pre>", "</pre>", "<", ">", "&", "<li>", "<i style='display:none'>",
            "</i>",
            "<span style='font-size:0'>", "</span>", "<title>", "</title>", "<textarea>", "</textarea>", "<iframe>", "</iframe>", "\u{0}",
            "\"", "<img src=z>", "<font color=white>", "</font>",
        ]
        for _ in 0..<40 {
            let html = (0..<Int.random(in: 1..<60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
            let page = Page(html)
            check(page.document.visible, page, html)
            check(page.document.hiddenFlow, page, html)
        }
    }

    private func check(_ flow: Flow, _ page: Page, _ html: String) {
        #expect(flow.map.count == flow.utf8.count, "\(html)")
        var last = 0
        for i in flow.utf8.indices {
            let place = flow.source(of: i..<(i + 1))
            #expect(place.lowerBound >= last && place.upperBound <= page.html.count && !place.isEmpty, "\(html)")
            last = place.lowerBound
            let byte = flow.utf8[i]
            if place.count == 1 {
                #expect(page.html[place.lowerBound] == byte || byte <= 0x20, "\(html)")
            } else if byte > 0x20 {
                #expect(page.html[place.lowerBound] == UInt8(ascii: "&"), "\(html)")
            }
        }
    }
}
