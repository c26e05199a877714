import MailHTML
import Testing

@testable import SpamLintFixes

/// HTML as plain text.
@Suite struct PlainRenderingTests {
    private func text(_ html: String) -> String {
        String(decoding: PlainRendering.text(of: Document(utf8: Array(html.utf8))), as: UTF8.self)
    }

    @Test func blocksAreLines() {
        #expect(text("<h1>Tents</h1><p>For all  weathers.</p><p>New</p>") == "Tents\nFor all weathers.\nNew\n")
    }

    @Test func linksTellTheirAddress() {
        #expect(text("<p>See <a href='https://shop.example/tents'>our tents</a>.</p>") == "See our tents <https://shop.example/tents>.\n")
        #expect(text("<p><a href='https://shop.example/'>https://shop.example</a> is ours</p>") == "https://shop.example is ours\n")
        #expect(text("<p>Write <a href='mailto:a@shop.example?subject=x'>us</a> soon</p>") == "Write us <a@shop.example> soon\n")
        #expect(text("<p><a href='#top'>Up</a> <a href='javascript:x()'>Go</a></p>") == "Up Go\n")
    }

    @Test func picturesTellTheirWords() {
        #expect(
            text("<p>One</p><img src='a.png' alt='A red tent'><p>Two</p>") == "One\nA red tent\nTwo\n"
                || text("<p>One</p><img src='a.png' alt='A red tent'><p>Two</p>").contains("A red tent"))
        #expect(text("<a href='https://shop.example/'><img src='a.png' alt='Shop'></a>").contains("Shop <https://shop.example/>"))
        #expect(text("<a href='https://shop.example/'><img src='a.png'></a>") == "https://shop.example/\n")
    }

    @Test func whatIsHiddenIsLeftOut() {
        #expect(text("<p>Seen</p><p style='display:none'>Not seen</p><style>p{}</style>") == "Seen\n")
        #expect(text("<p style='display:none'>Not seen</p>").isEmpty)
    }

    @Test func emptyLinesStayFew() {
        #expect(text("<p>A<br><br><br><br>B</p>") == "A\n\nB\n")
    }

    @Test func cellsStandApart() {
        #expect(text("<table><tr><td>Tent</td><td>99</td></tr></table>") == "Tent  99\n")
    }
}
