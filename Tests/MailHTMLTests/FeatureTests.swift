import Testing

@testable import MailHTML

@Suite struct FeatureTests {
    @Test(arguments: [
        ("<form action=x>", ["form x"]),
        (
            "<input type=password><input type=Text><input><select></select><textarea></textarea><button type=submit>",
            ["password-input password", "input Text", "input -", "input -", "input -", "input submit"]
        ),
        ("<script src=x></script><script>y</script>", ["script x", "script -"]),
        ("<script type='application/ld+json'>{}</script>", ["linked-data {}"]),
        ("<iframe src=x></iframe><frame src=y>", ["frame x", "frame y"]),
        ("<object data=x></object><embed src=y><applet>", ["object x", "object y", "object -"]),
        ("<meta http-equiv=refresh content='0; URL=\"http://x/\"'>", ["meta-refresh http://x/"]),
        ("<meta http-equiv=Refresh content=5>", ["meta-refresh 5"]),
        ("<base href=x><base target=y>", ["base x"]),
        ("<link rel=stylesheet href=x><link rel=icon href=y>", ["stylesheet x"]),
        (
            "<style>@import url('x.css'); @import \"y.css\" print;</style>",
            ["style-import x.css", "style-import y.css", "style @import url('x.css'); @import \"y.css\" print;"]
        ),
        ("<p onclick='x()' onload=y online>", ["event-handler x()", "event-handler y", "event-handler "]),
        ("<p one=x on=y once=w oncut=z>", ["event-handler z"]),
        ("<svg><path/></svg>", ["svg -"]),
        ("<video src=x></video><audio></audio>", ["media x", "media -"]),
        (
            "<img src='data:image/png;base64,AA'><a href=' DATA:text/html,x'>",
            ["data-url data:image/png;base64,AA", "data-url DATA:text/html,x"]
        ),
        ("<!--[if mso]>x<![endif]--><!--[if !mso]><!-->y<!--<![endif]-->", ["conditional-comment if mso"]),
        ("<!-- form --><title><form></title>", []),
    ])
    func areFound(html: String, expected: [String]) {
        let page = Page(html)
        #expect(page.document.features.map { "\($0.kind.rawValue) \($0.value.map { page[$0] } ?? "-")" } == expected)
    }

    @Test func spansAreTagsAndAttributes() {
        let page = Page("a<form action=x><p title=y onclick='z'>")
        #expect(page.document.features.map { page[$0.span] } == ["<form action=x>", "onclick='z'"])
    }

    @Test(arguments: [
        ("<html lang=zh-CN>", "zh-CN"), ("<html xml:lang='en'>", "en"), ("<body><p lang=de>", "de"), ("<html lang=''><p lang=fr>", "fr"),
    ])
    func language(html: String, expected: String) {
        let page = Page(html)
        #expect(page.document.language.map { page[$0] } == expected)
    }

    @Test(arguments: [
        ("<meta charset=gb2312>", "gb2312"), ("<meta http-equiv=Content-Type content='text/html; charset= big5 ; x=y'>", "big5"),
        ("<meta http-equiv='content-type' content='text/html'>", nil),
    ])
    func charset(html: String, expected: String?) {
        let page = Page(html)
        #expect(page.document.declaredCharset.map { page[$0] } == expected)
    }

    @Test func titleIsTheFirst() throws {
        let page = Page("<title> A &amp;\n <b>B </title><title>C</title>")
        let title = page.document.text(try #require(page.document.title))
        #expect(String(decoding: title.utf8, as: UTF8.self) == "A & <b>B")
    }
}
