import Testing

@testable import MailHTML

@Suite struct StyleSheetTests {
    /// `x` is hidden or not by the rules.
    @Test(arguments: [
        (".a{display:none}", "<p class=a>x</p>", true),
        (".a{display:none}", "<p class='b a c'>x</p>", true),
        (".a{display:none}", "<p class=A>x</p>", false),
        (".a{display:none}", "<p class=ab>x</p>", false),
        ("#a{display:none}", "<p id=a>x</p>", true),
        ("#a{display:none}", "<p class=a>x</p>", false),
        ("p{display:none}", "<p>x</p>", true),
        ("P.a{display:none}", "<p class=a>x</p>", true),
        ("div.a{display:none}", "<p class=a>x</p>", false),
        (".a.b{display:none}", "<p class='b a'>x</p>", true),
        (".a.b{display:none}", "<p class=a>x</p>", false),
        ("*{display:none}", "<p>x</p>", true),
        (".z,.a , .y{display:none}", "<p class=a>x</p>", true),
        ("div .a{display:none}", "<div><b><p class=a>x</p></b></div>", true),
        ("div .a{display:none}", "<div></div><p class=a>x</p>", false),
        (".o .a{display:none}", "<div class=o><p class=a>x</p></div>", true),
        (".o .a{display:none}", "<div class=o></div><p class=a>x</p>", false),
        ("#o td .a{display:none}", "<table id=o><tr><td><p class=a>x</p></td></tr></table>", true),
        ("body .a{display:none}", "<p class=a>x</p>", true),
        ("div > .a{display:none}", "<div><p class=a>x</p></div>", false),
        (".a:hover{display:none}", "<p class=a>x</p>", false),
        (".a:hover,.a{display:none}", "<p class=a>x</p>", true),
        ("p[class=a]{display:none}", "<p class=a>x</p>", true),
        ("p[class~=\"a\"]{display:none}", "<p class=a>x</p>", true),
        ("p[title]{display:none}", "<p title=x>x</p>", false),
        (".a{display:none}.a{display:block}", "<p class=a>x</p>", false),
        (".a{display:block}.a{display:none}", "<p class=a>x</p>", true),
        (".a{display:none!important}.a{display:block}", "<p class=a>x</p>", true),
        ("#i{display:none}.a{display:block}", "<p id=i class=a>x</p>", true),
        ("p.a{display:none}.a{display:block}", "<p class=a>x</p>", true),
        (".a{display:none}p{display:block}", "<p class=a>x</p>", true),
        (".a{display:none}", "<p class=a style='display:block'>x</p>", false),
        (".a{display:none!important}", "<p class=a style='display:block'>x</p>", true),
        (".a{display:none!important}", "<p class=a style='display:block!important'>x</p>", false),
        ("@media (max-width:600px){.a{display:none}}", "<p class=a>x</p>", false),
        ("@media print{.a{display:none}}", "<p class=a>x</p>", false),
        ("@media screen{.a{display:none}}", "<p class=a>x</p>", true),
        ("@media only screen{.a{display:none}}", "<p class=a>x</p>", true),
        ("@media all and (min-width:1px){.b{color:red}} .a{display:none}", "<p class=a>x</p>", true),
        ("@font-face{font-family:a;src:url(x)} .a{display:none}", "<p class=a>x</p>", true),
        ("@import url(x.css); .a{display:none}", "<p class=a>x</p>", true),
        ("@supports (display:grid){@media print{.a{display:none}}}", "<p class=a>x</p>", false),
        ("<!-- .a{display:none} -->", "<p class=a>x</p>", true),
        ("/* .a{} */ .a/**/{/* ; */display:none}", "<p class=a>x</p>", true),
        (".a{color:red;display:none", "<p class=a>x</p>", true),
        ("}.a{display:none}", "<p class=a>x</p>", true),
        ("td{font-size:0}", "<table><tr><td>x</td></tr></table>", true),
        ("p{color:#fff}", "<p>x</p>", true),
        ("p{color:#fff} .d{background:#000}", "<div class=d><p>x</p></div>", false),
        ("", "<p class=a>x</p>", false),
    ])
    func rulesHide(css: String, html: String, isHidden: Bool) {
        for page in [Page("<style>\(css)</style>\(html)"), Page("\(html)<style type='text/css'>\(css)</style>")] {
            #expect(page.visible.contains("x") != isHidden)
            #expect(page.hidden.contains("x") == isHidden)
        }
    }

    @Test func sheetsOfOtherScreensHideNothing() {
        #expect(Page("<style media=print>.a{display:none}</style><p class=a>x</p>").visible == "x")
        #expect(Page("<style media='screen'>.a{display:none}</style><p class=a>x</p>").visible.isEmpty)
    }

    @Test func sheetsInCommentsAndAttributesAreNone() {
        #expect(Page("<!--[if mso]><style>.a{display:none}</style><![endif]--><p class=a>x</p>").visible == "x")
        #expect(Page("<a title='<style>.a{display:none}</style>'></a><p class=a>x</p>").visible == "x")
        #expect(Page("<title><style>.a{display:none}</style></title><p class=a>x</p>").visible == "x")
    }

    /// A block that a media query shows on small screens is told apart.
    @Test(arguments: [
        (".m{display:none} @media (max-width:480px){.m{display:block!important}}", "<div class=m>x</div>", true),
        ("@media (max-width:480px){.m{display:table!important}}", "<div class=m style='display:none'>x</div>", true),
        ("@media (max-width:480px){.m{max-height:none;display:inline-block}}", "<div class=m style='display:none'><p>x</p></div>", true),
        (".m{display:none} @media (max-width:480px){.m{color:red}}", "<div class=m>x</div>", false),
        (".m{display:none} @media (max-width:480px){.n{display:block}}", "<div class=m>x</div>", false),
        ("@media (prefers-color-scheme:dark){.m{display:none}}", "<div class=m style='display:none'>x</div>", false),
    ])
    func responsiveBlocksAreTold(css: String, html: String, isResponsive: Bool) {
        #expect(Page("<style>\(css)</style>\(html)").document.hidden.map(\.isResponsive) == [isResponsive])
    }

    @Test func manyRulesForOneNameAreADefect() {
        let css = (0..<100).map { "p.a\($0 % 3){color:red}" }.joined() + (0..<100).map { _ in "p{color:red}" }.joined()
        #expect(Page("<style>\(css)</style><p>x").has(.styleRulesDropped))
        #expect(!Page("<style>\((0..<500).map { ".a\($0){color:red}" }.joined())</style><p>x").has(.styleRulesDropped))
    }
}
