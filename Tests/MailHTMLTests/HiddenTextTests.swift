import Testing

@testable import MailHTML

@Suite struct HiddenTextTests {
    /// `x` stands in the HTML; nil expects it to be seen.
    @Test(arguments: [
        ("<p>x</p>", nil),
        ("<p style='display:none'>x</p>", HiddenReason.display),
        ("<p style='DISPLAY : None ! important'>x</p>", .display),
        ("<p style='color:red;;display:none'>x</p>", .display),
        ("<p style='/* a;b */display:none'>x</p>", .display),
        ("<p style='font-family:\"a;b\";display:none'>x</p>", .display),
        ("<p style='background:url(a;b);display:none'>x</p>", .display),
        ("<p style='d&#105;splay:none'>x</p>", .display),
        ("<p style='display:none;display:block'>x</p>", nil),
        ("<p style='display:none!important;display:block'>x</p>", .display),
        ("<p style='display:block!important;display:none'>x</p>", nil),
        ("<p style='display:nonsense'>x</p>", nil),
        ("<p style='xdisplay:none'>x</p>", nil),
        ("<div style='display:none'><p style='display:block'>x</p></div>", .display),
        ("<div style='display:none'>y</div>x", nil),
        ("<div style='display:none'>y<div>z</div>x</div>", .display),
        ("<p hidden>x</p>", .attribute),
        ("<p hidden style='display:block'>x</p>", nil),
        ("<p style='visibility:hidden'>x</p>", .visibility),
        ("<p style='visibility:collapse'>x</p>", .visibility),
        ("<p style='visibility:hidden'><b style='visibility:visible'>x</b></p>", nil),
        ("<p style='opacity:0'>x</p>", .opacity),
        ("<p style='opacity:.04'>x</p>", .opacity),
        ("<p style='opacity:3%'>x</p>", .opacity),
        ("<p style='opacity:0.5'>x</p>", nil),
        ("<p style='opacity:.2'><b style='opacity:.2'>x</b></p>", .opacity),
        ("<p style='filter:alpha(opacity=0)'>x</p>", .opacity),
        ("<p style='color:transparent'>x</p>", .opacity),
        ("<p style='color:rgba(0,0,0,0.01)'>x</p>", .opacity),
        ("<p style='-webkit-text-fill-color:transparent'>x</p>", .opacity),
        ("<p style='font-size:0'>x</p>", .fontSize),
        ("<p style='font-size:1px'>x</p>", .fontSize),
        ("<p style='font-size:0.01em'>x</p>", .fontSize),
        ("<p style='font-size:0.5pt'>x</p>", .fontSize),
        ("<p style='font-size:2px'>x</p>", nil),
        ("<p style='font:0/0 a'>x</p>", nil),
        ("<p style='font:bold 0px/0 a'>x</p>", .fontSize),
        ("<p style='font:italic 12px/1.5 a'>x</p>", nil),
        ("<div style='font-size:0'><p style='font-size:14px'>x</p></div>", nil),
        ("<div style='font-size:0'><p style='font-size:2em'>x</p></div>", .fontSize),
        ("<div style='font-size:0px'><p style='font-size:medium'>x</p></div>", nil),
        ("<font color=white>x</font>", .contrast),
        ("<font color=#fefefe>x</font>", .contrast),
        ("<font color='ffffff'>x</font>", .contrast),
        ("<font color=#cccccc>x</font>", nil),
        ("<body bgcolor=black><font color=#000>x</font>", .contrast),
        ("<body bgcolor=black text=white>x", nil),
        ("<body bgcolor=black>x", .contrast),
        ("<body text=white>x", .contrast),
        ("<table bgcolor=#ffff00><tr><td><font color=yellow>x</font></td></tr></table>", .contrast),
        ("<p style='color:#fff;background:#fff'>x</p>", .contrast),
        ("<p style='color:#fff;background:url(a.png) no-repeat #000'>x</p>", nil),
        ("<p style='color:#fff;background-image:url(a.png)'>x</p>", nil),
        ("<p style='color:#fff;background:linear-gradient(#000,#111)'>x</p>", nil),
        ("<td background=a.png><font color=white>x</font></td>", nil),
        ("<td background=a.png><div style='background:#fff;color:white'>x</div></td>", .contrast),
        ("<p style='color:hsl(0,0%,100%)'>x</p>", .contrast),
        ("<p style='color:rgb(100%,100%,100%)'>x</p>", .contrast),
        ("<p style='color:rgb(255 255 255 / 90%)'>x</p>", .contrast),
        ("<p style='color:#c00;background:#f00'>x</p>", nil),
        ("<p style='color:white'><a href=y>x</a></p>", nil),
        ("<p style='color:white'><a>x</a></p>", .contrast),
        ("<p style='color:nosuchcolour;color:#12'>x</p>", nil),
        ("<p style='opacity:0;display:none;font-size:0'>x</p>", .display),
        ("<p style='opacity:0;font-size:0'>x</p>", .opacity),
        ("<div style='max-height:0;overflow:hidden'>x</div>", .zeroBox),
        ("<div style='height:0px;overflow:hidden'>x</div>", .zeroBox),
        ("<div style='width:1px;overflow-x:hidden'>x</div>", .zeroBox),
        ("<div style='max-width:0;overflow:hidden'><p>x</p></div>", .zeroBox),
        ("<div style='max-height:0'>x</div>", nil),
        ("<div style='height:0;overflow:visible'>x</div>", nil),
        ("<div style='height:auto;overflow:hidden'>x</div>", nil),
        ("<div style='height:0;height:auto;overflow:hidden'>x</div>", nil),
        ("<div style='width:100%;overflow:hidden'>x</div>", nil),
        ("<p style='text-indent:-9999px'>x</p>", .offPage),
        ("<p style='text-indent:-1em'>x</p>", nil),
        ("<p style='position:absolute;left:-9999px'>x</p>", .offPage),
        ("<p style='position:fixed;top:-100em'>x</p>", .offPage),
        ("<p style='left:-9999px'>x</p>", nil),
        ("<p style='position:relative;left:-10px'>x</p>", nil),
        ("<p style='margin-left:-2000px'>x</p>", .offPage),
        ("<p style='transform:translateX(-9999px)'>x</p>", .offPage),
        ("<p style='transform:scale(0)'>x</p>", .offPage),
        ("<p style='transform:rotate(0)'>x</p>", nil),
        ("<p style='position:absolute;clip:rect(0 0 0 0)'>x</p>", .clip),
        ("<p style='clip:rect(1px,1px,1px,1px)'>x</p>", .clip),
        ("<p style='clip-path:inset(50%)'>x</p>", .clip),
        ("<p style='clip:rect(0,100px,20px,0)'>x</p>", nil),
        ("<p style='mso-hide:all'>x</p>", nil),
        ("<template>x</template>", .element),
        ("<iframe>x</iframe>", .element),
        ("<noembed>x</noembed>", .element),
        ("<noscript>x</noscript>", nil),
        ("<p>y<!-- z <p>x", .swallowed),
        ("<p>y<title>z<p>x", .swallowed),
        ("<a href=\"y>x</a>", .swallowed),
        ("<p>y</p><td style='x", .swallowed),
    ])
    func isToldWithItsReason(html: String, reason: HiddenReason?) {
        let page = Page(html)
        let runs = page.document.hidden.filter { page.hidden($0.text).contains("x") }
        #expect(runs.first?.reason == reason)
        #expect(page.visible.contains("x") == (reason == nil))
    }

    @Test(arguments: [
        ("<p style='font-size:0.5px'>x</p>", Float(0.5)),
        ("<p style='opacity:0.02'>x</p>", 0.02),
        ("<div style='max-height:1px;overflow:hidden'>x</div>", 1),
        ("<p style='position:absolute;left:-500px'>x</p>", 500),
        ("<font color=white>x</font>", 0),
    ])
    func isMeasured(html: String, value: Float) {
        #expect(Page(html).document.hidden.first?.value == value)
    }

    @Test func contrastIsMeasuredAsSpamAssassinDoes() throws {
        let run = try #require(Page("<font color=#f5f5f5>x</font>").document.hidden.first)
        #expect(abs(run.value - 7.496) < 0.01)
        #expect(Color.black.distance(to: .white).rounded() == 191)
        #expect(abs(Color.black.contrast(with: .white) - 21) < 0.001)
    }

    @Test func runsTellTheElementThatHides() throws {
        let page = Page("a<div style='display:none'>b<p>c</p></div>d<b style='font-size:0'>e</b>")
        #expect(page.document.hidden.map { page.hidden($0.text) } == ["b\nc", "e"])
        #expect(page.document.hidden.map { page[$0.startTag] } == ["<div style='display:none'>", "<b style='font-size:0'>"])
        #expect(page.document.hidden.map { page[page.document.hiddenFlow.source(of: $0.text)] } == ["b<p>c", "e"])
        #expect(page.visible == "ad")
    }

    /// A framework's wrappers with no size hide nothing but their own white space.
    @Test func emptyWrappersHideNothing() {
        let page = Page("<div style='font-size:0'>\n <div style='font-size:16px'>a</div>\n </div>")
        #expect(page.document.hidden.isEmpty)
        #expect(page.visible == "a")
    }

    @Test func nodesTellWhetherTheyAreHidden() {
        let page = Page("<p>a</p><div style='display:none'><b>c</b></div><i>d</i>")
        #expect(page.document.nodes.map(\.isHidden) == [false, true, true, false])
    }

    @Test(arguments: [
        ("<p style='font-size:7px'>x</p>", Float(7), true),
        ("<font size=1>x</font>", 10, false),
        ("<small><small><small><small>x</small></small></small></small>", 7.7160497, true),
        ("<p style='font-size:6pt'>x</p>", 8, true),
        ("<p style='color:#ccc'>x</p>", 16, true),
        ("<p style='color:#888'>x</p>", 16, false),
        ("<p style='font-size:50%'>x</p>", 8, true),
        ("<p style='font-size:x-small'>x</p>", 10, false),
    ])
    func faintTextIsTold(html: String, size: Float, isFaint: Bool) {
        let page = Page(html)
        #expect(page.document.faint.count == (isFaint ? 1 : 0))
        if let run = page.document.faint.first {
            #expect(abs(run.fontSize - size) < 0.001)
            #expect(page.visible(run.text) == "x")
        }
    }

    @Test func faintRunsJoin() {
        let page = Page("<p style='font-size:6px'>a <b>b</b> c</p><p>d</p><p style='font-size:6px'>e</p>")
        #expect(page.document.faint.map { page.visible($0.text) } == ["a b c", "e"])
    }
}
