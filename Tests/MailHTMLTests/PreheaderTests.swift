import Testing

@testable import MailHTML

@Suite struct PreheaderTests {
    private static let styles = [
        "display:none", "display:none!important;visibility:hidden;mso-hide:all", "max-height:0;overflow:hidden", "opacity:0",
        "font-size:1px;line-height:1px", "color:#ffffff;font-size:0", "color:transparent", "max-width:0;overflow:hidden",
        "visibility:hidden",
        "display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden",
    ]

    @Test(arguments: styles)
    func firstHiddenBlockIsThePreheader(style: String) throws {
        let page = Page(
            "<body><div style=\"\(style)\">Sale ends Friday</div><div style='display:none'>&zwnj;&nbsp;&#847;&shy;</div><p>Hello")
        let preheader = try #require(page.document.preheader)
        #expect(preheader.isHidden)
        #expect(page.hidden(preheader.text) == "Sale ends Friday")
        #expect(preheader.characters == 14)
        #expect(page.document.hidden.map(\.role) == [.preheader, .spacer])
        #expect(page.visible == "Hello")
    }

    @Test(arguments: [
        // Visible text before it.
        ("<p>Hello</p><div style='display:none'>Sale ends</div>", [HiddenRun.Role.text]),
        ("<p>View online</p><div class=preheader style='display:none'>Sale ends</div>", [.preheader]),
        ("<p>View online</p><div id=mail-preview style='display:none'>Sale ends</div>", [.preheader]),
        ("<p>" + String(repeating: "long ", count: 100) + "</p><div class=preheader style='display:none'>Sale ends</div>", [.text]),
        // Only one of several.
        ("<div style='display:none'>Sale</div><div style='display:none'>more words</div>", [.preheader, .text]),
        // Too long, or with a link.
        ("<div style='display:none'>" + String(repeating: "word ", count: 80) + "</div>", [.text]),
        ("<div style='display:none'>Sale <a href=x>now</a></div><p>Hello", [.text]),
        ("<div style='display:none'>Sale <a href=x><img src=y></a></div><p>Hello", [.text]),
        ("<div style='display:none'>Sale</div><p>Hello <a href=x>now</a>", [.preheader]),
        // Spacers alone.
        ("<div style='display:none'>&nbsp;&zwnj;&#8203;&#65279;&#8199;</div><p>Hello", [.spacer]),
        ("<div style='display:none'> </div><p>Hello", []),
        // What clients never show is no preview.
        ("<template>Sale</template><p>Hello", [.text]),
        ("<iframe src=x>No frames</iframe><noframes>No frames</noframes><p>Hello", [.fallback, .fallback]),
    ])
    func rolesOfHiddenText(html: String, roles: [HiddenRun.Role]) {
        let page = Page(html)
        #expect(page.document.hidden.map(\.role) == roles)
        #expect((page.document.preheader != nil) == roles.contains(.preheader))
    }

    @Test func visiblePreheaderIsTheOneThatIsCalledSo() throws {
        let page = Page("<table><tr><td class='mcnPreheader'> Sale ends <b>Friday</b> </td></tr></table><p>Hello</p>")
        let preheader = try #require(page.document.preheader)
        #expect(!preheader.isHidden)
        #expect(page.visible(preheader.text) == "Sale ends Friday")
        #expect(Page("<p>Hello").document.preheader == nil)
    }

    @Test func paddingInsideThePreheaderIsNotCounted() {
        let page = Page("<div style='display:none'>Sale ends" + String(repeating: "&nbsp;&zwnj;", count: 150) + "</div><p>Hello")
        #expect(page.document.preheader?.characters == 8)
    }

    @Test(
        "Tiny letters of a preheader and of its padding",
        arguments: [
            ("<div style=\"font-size:1px;opacity:0\">First words.</div><p>Text</p>", ["font-size:1px"]),
            ("<div style=\"display:none; FONT-SIZE : 0 !important\">First words.</div><p>Text</p>", ["FONT-SIZE : 0 !important"]),
            (
                "<div style='display:none;font-size:.5pt'>First words.</div><div style='display:none;font-size:0px'>&zwnj;&nbsp;</div><p>Text</p>",
                ["font-size:.5pt", "font-size:0px"]
            ),
            ("<div style=\"display:none;font-size:12px\">First words.</div><p>Text</p>", []),
            ("<div style=\"display:none;font-size:1em\">First words.</div><p>Text</p>", []),
            ("<div style=\"display:none;x-font-size:0\">First words.</div><p>Text</p>", []),
            ("<p>First words.</p><div style=\"display:none;font-size:0\">\(String(repeating: "hidden words ", count: 40))</div>", []),
            ("<p style=\"font-size:1px\"></p><p>First words.</p>", []),
            ("<div style=display:none;font-size:0>First.</div><p>Text</p>", ["font-size:0"]),
            ("<div style=\"display:none;font-size:\">First words.</div><p>Text</p>", []),
            ("<div style=\"display:none;/*font-size:0*/\">First words.</div><p>Text</p>", []),
            // What else stands in the element would go with it.
            ("<p style=\"font-size:1px\">Sit<span style=\"font-size:12px\"> in each.</span></p>", []),
            (
                "<div style=\"display:none\">First.</div><div style=\"font-size:0\">&nbsp;<img src=\"https://shop.example/a.png\"></div><p>Text</p>",
                []
            ),
            // Gaps of a layout.
            (
                "<div style=\"display:none\">First.</div><table><tr><td style=\"font-size:0;line-height:40px\">&nbsp;</td></tr></table><p>Text</p>",
                []
            ),
            ("<div style=\"display:none\">First.</div><p>Text</p><div style=\"display:none;font-size:0\">&nbsp;</div>", []),
        ])
    func tinyPreheaders(html: String, sizes: [String]) {
        let document = Page(html).document
        #expect(PreheaderStyle.all(in: document).map { String(decoding: document.utf8[$0.size], as: UTF8.self) } == sizes)
    }
}
