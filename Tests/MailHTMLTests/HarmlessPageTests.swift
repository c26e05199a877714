import MailHTML
import Testing

@Suite struct HarmlessPageTests {
    private func page(_ html: String, marks: [HarmlessPage.Mark] = []) -> String {
        String(decoding: HarmlessPage.written(Array(html.utf8), marks: marks), as: UTF8.self)
    }

    @Test(arguments: [
        // What lays out text stays.
        ("<p align=center>a &amp; b</p>", "<p align=\"center\">a &amp; b</p>"),
        ("<TABLE WIDTH='600'><tr><td style=\"color:red\">x", "<table width=\"600\"><tr><td style=\"color:red\">x"),
        ("<style>p { color: red }</style>", "<style>p { color: red }</style>"),
        // What runs, loads, opens or sends goes.
        ("a<script>alert(1)</script>b", "ab"), ("<p onclick=alert(1)>x", "<p>x"), ("<iframe src=https://x.example></iframe>x", "x"),
        ("<svg onload=alert(1)><p>x", "<p>x"), ("<base href=//x.example>", ""), ("<meta http-equiv=refresh content=0>", ""),
        ("<link rel=stylesheet href=//x.example>", ""), ("<form action=//x.example><input name=a></form>", ""),
        ("<object data=x>y</object><embed src=x>", "y"), ("<template><p>x</p></template>y", "y"),
        ("<body background=//x.example bgcolor=red>", "<body bgcolor=\"red\">"), ("<!-- a --><!doctype html><![if x]>b", "b"),
        ("<td srcset=x ping=y formaction=z data-spamlint=9>", "<td>"), ("<plaintext>x", "x"), ("<unknown-thing onfocus=x>y", "y"),
        // Links show where they lead.
        ("<a href=\"https://x.example/?a=1&amp;b\" title=t target=_top>x</a>", "<a title=\"https://x.example/?a=1&amp;b\">x</a>"),
        // Values cannot end early.
        ("<p title='a\"><script>'>x", "<p title=\"a&quot;&gt;&lt;script&gt;\">x"),
        ("1 < 2 <", "1 &lt; 2 &lt;"), ("<style>a</sty<b></style>", "<style>a/styb></style>"),
        ("<textarea></p><b></textarea>", "&lt;/p&gt;&lt;b&gt;"),
    ])
    func whatIsKept(html: String, expected: String) {
        #expect(page(html) == expected)
    }

    @Test func picturesAreBoxes() {
        let box = page("<img src=https://x.example/a.png width=\"300\" height='50%' alt='A \"b\"' onerror=x>")
        #expect(box == "<span class=\"spamlint-picture\" style=\"width:300px;height:50%;\">A &quot;b&quot;</span>")
        #expect(page("<img width=1e9 src=x>") == "<span class=\"spamlint-picture\" style=\"width:1px;\"></span>")
    }

    @Test func marksFrameTextAndElements() {
        let html = "<p>free gift</p><a href=x>y</a>"
        #expect(
            page(html, marks: [HarmlessPage.Mark(range: 3..<7, label: "1"), HarmlessPage.Mark(range: 24..<25, label: "2")])
                == "<p><mark data-spamlint=\"1\">free</mark> gift</p><a title=\"x\" data-spamlint=\"2\">y</a>")
        // Across a tag, the text on both sides is framed.
        #expect(
            page("ab<b>cd</b>", marks: [HarmlessPage.Mark(range: 1..<6, label: "1")])
                == "a<mark data-spamlint=\"1\">b</mark><b><mark data-spamlint=\"1\">c</mark>d</b>")
        // Of several at one place the shortest is kept.
        #expect(
            page("abc", marks: [HarmlessPage.Mark(range: 0..<3, label: "1"), HarmlessPage.Mark(range: 1..<2, label: "2")])
                == "a<mark data-spamlint=\"2\">b</mark>c")
    }

    @Test func plainTextIsShownAsItIs() {
        let text = HarmlessPage.written(text: Array("<b> & \u{0}x".utf8), marks: [HarmlessPage.Mark(range: 0..<3, label: "1")])
        #expect(String(decoding: text, as: UTF8.self) == "<mark data-spamlint=\"1\">&lt;b&gt;</mark> &amp; x")
    }

    /// Whatever is cut, no tag but those of the list comes out.
    @Test func damageOpensNothing() {
        let html = "<p title=\"<script>\" x='<img src=y onerror=z>'><a href='\"><script>'>b</a><!-- <script> --><scr\u{0}ipt>c</script>"
        for length in 0...html.utf8.count {
            let output = String(decoding: HarmlessPage.written(Array(html.utf8.prefix(length)), marks: []), as: UTF8.self)
            for tag in output.matches(of: /<\/?([a-zA-Z0-9]*)/) { #expect(["p", "a", "span"].contains(String(tag.1)), "\(output)") }
        }
    }
}
