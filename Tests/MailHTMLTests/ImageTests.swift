import Testing

@testable import MailHTML

@Suite struct ImageTests {
    @Test(arguments: [
        ("<img src=x>", nil, nil),
        ("<img src=x width=10 height=20>", Float(10), Float(20)),
        ("<img src=x width='10px' height=20.5>", 10, 20.5),
        ("<img src=x width=50% height=20>", 300, 20),
        ("<img src=x style='width:30px;height:40px'>", 30, 40),
        ("<img src=x width=10 height=20 style='width:30px;height:40px'>", 30, 40),
        ("<img src=x width=600 height=300 style='width:100%;height:auto'>", 600, 300),
        ("<img src=x width=34 height=30 style='width:100%;height:auto'>", 34, 30),
        ("<img src=x width=600 height=300 style='max-width:300px;height:auto'>", 300, 150),
        ("<img src=x width=600 style='height:auto'>", 600, nil),
        ("<img src=x width=600 style='max-width:400px'>", 400, nil),
        ("<img src=x width=0 height=0>", 0, 0),
        ("<img src=x width=-5 height=abc>", nil, nil),
        ("<img src=x style='width:2em;height:12pt'>", 32, 16),
        ("<style>.i{width:70px;height:80px}</style><img class=i src=x>", 70, 80),
        ("<image src=x width=10 height=20>", 10, 20),
        ("<input type=image src=x width=10 height=20>", 10, 20),
    ])
    func sizeIsInPixels(html: String, width: Float?, height: Float?) throws {
        let image = try #require(Page(html).document.images.first)
        #expect(image.width == width)
        #expect(image.height == height)
    }

    @Test(arguments: [
        ("<img src=x width=1 height=1>", true),
        ("<img src=x width=0 height=0>", true),
        ("<img src=x width=2 height=2>", true),
        ("<img src=x width=1 height=1/>", true),
        ("<img src=x style='width:1px;height:1px'>", true),
        ("<img src=x width=1 height=20>", false),
        ("<img src=x width=1>", false),
        ("<img src=x>", false),
        ("<img width=1 height=1>", false),
        ("<img src=x style='display:none'>", true),
        ("<div style='visibility:hidden'><img src=x></div>", true),
        ("<div style='opacity:0'><img src=x></div>", true),
        ("<div style='font-size:0'><img src=x></div>", false),
        ("<style>.d{display:none}@media(prefers-color-scheme:dark){.d{display:block!important}}</style><img class=d src=x>", false),
        ("<td background=x></td>", false),
    ])
    func trackingPixels(html: String, isTracking: Bool) throws {
        #expect(try #require(Page(html).document.images.first).isTrackingPixel == isTracking)
    }

    @Test(arguments: [
        ("<img src=x>", Image.Alternative.missing, ""),
        ("<img src=x alt>", .empty, ""),
        ("<img src=x alt=''>", .empty, ""),
        ("<img src=x alt='A &amp; B'>", .text, "A & B"),
    ])
    func alternatives(html: String, alternative: Image.Alternative, text: String) throws {
        let page = Page(html)
        let image = try #require(page.document.images.first)
        #expect(image.alternative == alternative)
        #expect(String(decoding: page.document.text(image.alt).utf8, as: UTF8.self) == text)
    }

    @Test(arguments: [
        ("<table background='a.png'><tr><td>x", "a.png"),
        ("<body background=a.png>x", "a.png"),
        ("<div style='background-image: url(\"a.png\")'>x", "a.png"),
        ("<div style=\"background:#fff url('a.png') no-repeat\">x", "a.png"),
        ("<div style=\"background:url( a.png )\">x", "a.png"),
        ("<div style=\"background:url(&quot;a.png&quot;)\">x", "a.png"),
        ("<div style=\"background:url(&#39;a.png?x&amp;y&#39;) red\">x", "a.png?x&amp;y"),
        ("<style>.h{background:url(a.png)}</style><div class=h>x", "a.png"),
    ])
    func backgrounds(html: String, source: String) throws {
        let page = Page(html)
        let image = try #require(page.document.images.first)
        #expect(image.kind == .background)
        #expect(image.source.map { page[$0] } == source)
    }

    @Test func gradientsAreNoImages() {
        #expect(Page("<div style='background:linear-gradient(red,blue)'>x").document.images.isEmpty)
        #expect(Page("<div style='background:none'>x<p style='background-image:none'>y").document.images.isEmpty)
    }

    @Test func imagesKnowTheirLink() {
        let page = Page("<a href=x><img src=y><table><tr><td><img src=z></td></tr></table></a><img src=w>")
        #expect(page.document.images.map(\.link) == [0, 0, nil])
        #expect(page.document.images.map { page[$0.startTag] } == ["<img src=y>", "<img src=z>", "<img src=w>"])
    }

    @Test func areaCountsWhatIsSeen() {
        let page = Page(
            """
            <img src=a width=100 height=50><img src=b width=1 height=1><img src=c><img src=d width=10 height=10 style='display:none'>
            <td background=e><p>中文 text</p>
            """
        )
        #expect(page.document.area.imageArea == 5000)
        #expect(page.document.area.sizedImages == 1)
        #expect(page.document.area.unsizedImages == 1)
        #expect(page.document.visibleText.characters == 6)
        #expect(page.document.visibleText.cells == 8)
        #expect(page.document.visibleText.bytes == "中文 text".utf8.count)
    }
}
