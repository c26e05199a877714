import MailBytes
import Testing

@testable import MailTemplate

@Suite struct MailDraftTests {
    private func composed(_ text: String, _ name: String, isHTML: Bool = true) -> (text: String, made: MailDraft.Composed, draft: MailDraft)
    {
        let draft = MailDraft(template: Array(text.utf8), isHTML: isHTML, named: name)
        let made = draft.composed(from: draft.bytes)
        return (String(decoding: made.bytes, as: UTF8.self), made, draft)
    }

    /// What of the file stands behind the first place of `needle` in what was made of it.
    private func origin(of needle: String, in made: MailDraft.Composed, _ source: [UInt8]) -> String? {
        let wanted = Array(needle.utf8)
        guard let start = made.bytes.indices.first(where: { made.bytes[$0...].starts(with: wanted) }) else { return nil }
        let range = made.map?.source(of: start..<start + wanted.count) ?? start..<start + wanted.count
        return String(decoding: source[range], as: UTF8.self)
    }

    // MARK: Front matter

    @Test func frontMatterNamesFields() {
        let source =
            "---\nlayout: a\nsubject: \"Boots: 新品\"\nfrom: Shop <news@shop.example>\npreheader: Until Friday\nclass: marketing\n---\n<p>Boots</p>\n"
        let (text, made, draft) = composed(source, "a.html")
        #expect(draft.fields.map(\.name) == ["Subject", "From"])
        #expect(draft.className == "marketing")
        #expect(made.form == .template)
        #expect(text.hasPrefix("Subject: =?utf-8?B?"))
        #expect(text.contains("From: Shop <news@shop.example>\n"))
        #expect(text.contains("<div style=\"display:none\">Until Friday</div><p>Boots</p>"))
        #expect(origin(of: "<p>Boots</p>", in: made, Array(source.utf8)) == "<p>Boots</p>")
        #expect(origin(of: "news@shop", in: made, Array(source.utf8)) == "news@shop")
    }

    @Test(arguments: ["---\nsubject: a\n<p>x</p>", "<p>--- a\n---</p>", "--- a\nsubject: b\n---\n", ""]) func isNoFrontMatter(
        _ text: String
    ) {
        #expect(composed(text, "a.html").draft.fields.isEmpty)
    }

    @Test func sidecarsBecomeFieldsAndParts() {
        var draft = MailDraft(template: Array("<p>Boots</p>".utf8), isHTML: true, named: "a.html")
        draft.add(subject: Array("Boots\n".utf8), plain: Array("Boots as text".utf8))
        let made = draft.composed(from: draft.bytes)
        let text = String(decoding: made.bytes, as: UTF8.self)
        #expect(text.hasPrefix("Subject: Boots\n"))
        #expect(text.contains("multipart/alternative") && text.contains("\n\nBoots as text\n--"))
        #expect(draft.toInput(draft.alternative ?? 5..<6).lowerBound == 12)
    }

    // MARK: MJML

    @Test func mjmlBecomesHTML() {
        let source = """
            <mjml lang="en"><mj-head><mj-title>Boots</mj-title><mj-preview>Until Friday</mj-preview><mj-style>.a{color:red}</mj-style></mj-head>
            <mj-body background-color="#fff"><mj-section><mj-column><mj-image src="a.png" alt="Boot" width="200px" href="https://shop.example" />
            <mj-text color="#333">Warm <b>boots</b></mj-text><mj-button href="https://shop.example/b">Buy</mj-button><mj-raw><i>x</i></mj-raw>
            </mj-column></mj-section></mj-body></mjml>
            """
        let (text, made, _) = composed(source, "a.mjml")
        #expect(made.form == .html)
        for piece in [
            "<html lang=\"en\">", "<title>Boots</title>", "<body bgcolor=\"#fff\"><div style=\"display:none\">Until Friday</div>",
            "<a href=\"https://shop.example\"><img src=\"a.png\" alt=\"Boot\" width=\"200\" height=\"auto\"></a>",
            "<div style=\"color:#333;\">Warm <b>boots</b></div>", "<a href=\"https://shop.example/b\">Buy</a>", "<i>x</i>",
            "</body></html>",
        ] {
            #expect(text.contains(piece), "\(piece) in \(text)")
        }
        #expect(!text.contains("mj-"))
        #expect(origin(of: "https://shop.example/b", in: made, Array(source.utf8)) == "https://shop.example/b")
        #expect(
            origin(of: "<img src=\"a.png\" alt=\"Boot\" width=\"200\" height=\"auto\">", in: made, Array(source.utf8))?.hasPrefix(
                "<mj-image") == true)
    }

    // MARK: Markdown

    @Test(arguments: [
        ("# Boots\n", "<h1>Boots</h1>\n"), ("One\ntwo\n\nthree", "<p>One\ntwo\n</p>\n<p>three</p>"), ("- a\n- b", "<li>a\n</li><li>b</li>"),
        ("[Shop](https://shop.example \"x\")", "<p><a href=\"https://shop.example\">Shop</a></p>"),
        ("![Boot](a.png)", "<p><img src=\"a.png\" alt=\"Boot\"></p>"),
        ("**bold** and _soft_ and snake_case", "<p>bold and soft and snake_case</p>"),
        ("<https://shop.example>", "<p><a href=\"https://shop.example\">https://shop.example</a></p>"),
        ("> quoted", "<blockquote>quoted</blockquote>"),
        ("---", ""), ("<div>x</div>", "<div>x</div>"), ("1. a", "<li>a</li>"), ("[no link] (here)", "<p>[no link] (here)</p>"),
    ])
    func markdownBecomesHTML(_ text: String, _ html: String) {
        #expect(composed(text, "a.md", isHTML: false).text == html)
    }

    // MARK: JSON

    private func object(_ json: String) -> (text: String, draft: MailDraft)? {
        guard let (draft, _) = MailDraft.object(Array(json.utf8)) else { return nil }
        return (String(decoding: draft.composed(from: draft.bytes, date: 1_795_435_200).bytes, as: UTF8.self), draft)
    }

    @Test(arguments: [
        ##"{"From":"a@shop.example","To":"b@mail.example","Subject":"Boots","HtmlBody":"<p>x</p>","TextBody":"x","Headers":[{"Name":"X-A","Value":"1"}]}"##,
        ##"{"personalizations":[{"to":[{"email":"b@mail.example"}]}],"from":{"email":"a@shop.example"},"subject":"Boots","headers":{"X-A":"1"},"content":[{"type":"text/plain","value":"x"},{"type":"text/html","value":"<p>x</p>"}]}"##,
        ##"{"FromEmailAddress":"a@shop.example","Destination":{"ToAddresses":["b@mail.example"]},"Content":{"Simple":{"Subject":{"Data":"Boots"},"Body":{"Html":{"Data":"<p>x</p>"},"Text":{"Data":"x"}},"Headers":[{"Name":"X-A","Value":"1"}]}}}"##,
        ##"{"from":"a@shop.example","to":["b@mail.example"],"subject":"Boots","html":"<p>x</p>","text":"x","h:X-A":"1","o:tag":"t"}"##,
        ##"{"from":"a@shop.example","to":"b@mail.example","subject":"Boots","html":"<p>x</p>","text":"x","headers":{"X-A":"1"}}"##,
    ])
    func servicesBuildTheSameMessage(_ json: String) throws {
        let (text, draft) = try #require(object(json))
        for piece in [
            "From: a@shop.example\n", "To: b@mail.example\n", "Subject: Boots\n", "X-A: 1\n", "Date: ", "Message-ID: <",
            "@mail.shop.example>",
            "multipart/alternative", "<p>x</p>",
        ] {
            #expect(text.contains(piece), "\(piece) in \(text)")
        }
        #expect(draft.isSent)
    }

    @Test func templatesInJSONAreNotSent() throws {
        let (text, draft) = try #require(
            object(##"{"Template":{"TemplateName":"t","SubjectPart":"Hi {{name}}","HtmlPart":"<p>{{name}}</p>"}}"##))
        #expect(!draft.isSent && !text.contains("Date:"))
    }

    @Test func escapesLeadBack() throws {
        let json = ##"{"subject":"\u4f60\u597d \ud83d\ude00","html":"<p class=\"a\">caf\u00e9\n<\/p>"}"##
        let (_, draft) = try #require(object(json))
        #expect(String(decoding: draft.bytes[draft.body], as: UTF8.self) == "<p class=\"a\">café\n</p>")
        #expect(String(decoding: draft.bytes[draft.fields[0].value], as: UTF8.self) == "你好 😀")
        let bytes = Array(json.utf8)
        let place = draft.toInput(draft.body.lowerBound + 13..<draft.body.lowerBound + 18)
        #expect(String(decoding: bytes[place], as: UTF8.self) == ##"caf\u00e9"##)
    }

    @Test(arguments: ["", "{}", "[]", "{\"a\":", "{\"name\":\"x\"}", "nonsense", "{\"html\":\"x\"}"]) func isNoMailObject(_ json: String) {
        #expect(object(json) == nil)
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (1_795_435_200, "Mon, 23 Nov 2026 12:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ])
    func datesAreThoseOfTheCalendar(_ seconds: Int64, _ text: String) {
        #expect(MailDate.text(seconds) == text)
    }
}
