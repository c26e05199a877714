import MailBytes
import TestSupport
import Testing

@testable import MailHTML

/// Pages bent by chance: nothing traps, and every place lies inside.
@Suite struct RobustnessTests {
    private static let seeds = [
        """
        <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>A &amp; B</title><style>.pre{display:none} @media (max-width:1px)
        {.pre{display:block}} td a:hover,#x .y{color:#fff!important}</style></head><body bgcolor="#ffffff"><div class="pre">预览 text&zwnj;</div>
        <!--[if mso]><table><tr><td><![endif]--><table width="600"><tr><td style="font-size:12px;color:#333;background:url('a.png')">
        <a href="https://example.org/?a=1&amp;b=2"><img src="b.png" alt="c" width=600 height="300"></a><br>Text&nbsp;<b>bold</td></tr></table>
        <form action=x><input type=password><textarea>d</textarea></form><script type="application/ld+json">{}</script></body></html>
        """,
        "<p style=\"font:0/0 a;max-height:0;overflow:hidden\">x<o:p>&#x4e2d;</o:p><pre> a\n b</pre><ul><li>c<li>d</ul><svg></svg><noscript>e</noscript>",
    ]

    private static let pieces = [
        "<", ">", "\"", "'", "&", ";", "/", "=", "<!--", "-->", "</", "<style>", "</style>", "{", "}", "<td>", "</table>", "\u{0}", "&#",
        "&amp",
        "style=", "display:none", "url(", ")", "/*", "*/", "@media", "<title>", "中", "<a href=", "<p>", "!important", ":", " ",
    ]

    @Test(arguments: 0..<40)
    func nothingTraps(seed: Int) {
        var random = SeededRandom(UInt64(seed) &+ 1_000)
        for round in 0..<60 {
            var html = Array(RobustnessTests.seeds[round % RobustnessTests.seeds.count].utf8)
            for _ in 0..<Int.random(in: 1...12, using: &random) { bend(&html, &random) }
            check(html)
        }
    }

    private func bend(_ html: inout [UInt8], _ random: inout SeededRandom) {
        guard !html.isEmpty else { return }
        let place = Int.random(in: 0..<html.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: html[place] = UInt8.random(in: 0...255, using: &random)
        case 1: html.removeSubrange(place..<min(html.count, place + Int.random(in: 1...40, using: &random)))
        case 2: html.insert(contentsOf: (RobustnessTests.pieces.randomElement(using: &random) ?? "").utf8, at: place)
        case 3: html.insert(contentsOf: html[place..<min(html.count, place + 30)], at: Int.random(in: 0...html.count, using: &random))
        default: html.removeLast(min(html.count, Int.random(in: 0...60, using: &random)))
        }
    }

    private func check(_ html: [UInt8]) {
        let document = Document(utf8: html)
        let all = 0..<html.count
        func inside(_ range: Range<Int>) -> Bool { range.lowerBound >= 0 && range.upperBound <= all.upperBound }
        func shown(_ range: Range<Int>) -> Bool { range.upperBound <= document.visible.utf8.count }
        func unshown(_ range: Range<Int>) -> Bool { range.upperBound <= document.hiddenFlow.utf8.count }
        var isRight = true
        for node in document.nodes {
            isRight = isRight && inside(node.startTag) && inside(node.span) && html[node.startTag.lowerBound] == UInt8(ascii: "<")
        }
        for link in document.links {
            isRight = isRight && inside(link.span) && inside(link.href) && shown(link.text) && unshown(link.hiddenText)
            isRight =
                isRight && link.images.upperBound <= document.images.count && document.url(link.href).utf8.count <= link.href.count * 2
        }
        for image in document.images {
            isRight = isRight && inside(image.startTag) && inside(image.alt) && image.source.map(inside) ?? true
        }
        for feature in document.features { isRight = isRight && inside(feature.span) && feature.value.map(inside) ?? true }
        for run in document.hidden {
            isRight = isRight && unshown(run.text) && inside(run.startTag) && inside(source(document.hiddenFlow, run.text))
        }
        for run in document.faint { isRight = isRight && shown(run.text) && inside(source(document.visible, run.text)) }
        for defect in document.defects { isRight = isRight && inside(defect.place) }
        for range in [document.title, document.language, document.declaredCharset] { isRight = isRight && range.map(inside) ?? true }
        isRight = isRight && inside(source(document.visible, 0..<document.visible.utf8.count))
        isRight = isRight && document.visible.map.count == document.visible.utf8.count
        #expect(isRight, "\(String(decoding: html, as: UTF8.self))")
    }

    private func source(_ flow: Flow, _ range: Range<Int>) -> Range<Int> { flow.source(of: range) }
}
