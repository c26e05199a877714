import Testing

@testable import MailMessage

@Suite struct MediaTypeTests {
    @Test(arguments: [
        ("text/html", "text/html", false), ("TEXT/Html; charset=x", "text/html", false), ("text / plain", "text/plain", false),
        ("(a) text(b)/(c)plain(d)", "text/plain", false), ("image/svg+xml", "image/svg+xml", false),
        ("text/x-amp-html", "text/x-amp-html", false),
        ("application/vnd.ms-excel.sheet.macroEnabled.12", "application/vnd.ms-excel.sheet.macroenabled.12", false),
        ("\"text/html\"", "text/html", true), ("text/html charset=utf-8", "text/html", true),
        ("text/html, charset=utf-8", "text/html", true),
        ("text/plain/extra", "text/plain", true), ("text/html;", "text/html", false),
    ])
    func reads(_ body: String, _ name: String, _ isMalformed: Bool) {
        let message = Message.field(body, named: "Content-Type")
        #expect(message.parts[0].declaredType?.name == name)
        #expect(message.parts[0].mediaType.name == name)
        #expect(message.kinds.contains("content-type-malformed") == isMalformed)
    }

    @Test(arguments: ["", "text", "html", "text/", "/html", ";charset=utf-8", "=?utf-8?Q?text/html?=", "é/é"]) func isTextPlainElse(
        _ body: String
    ) {
        let message = Message.field(body, named: "Content-Type")
        #expect(message.parts[0].declaredType == nil)
        #expect(message.parts[0].mediaType == .textPlain)
        #expect(message.kinds.contains("content-type-malformed"))
    }

    @Test func families() {
        #expect(MediaType("Image/PNG").family == .image)
        #expect(MediaType("x-foo/bar").family == .other)
        #expect(MediaType("message/rfc822").isMessage)
        #expect(!MediaType("message/delivery-status").isMessage)
        #expect(MediaType("multipart/x").isMultipart)
        #expect(MediaType("text/html") == .textHTML)
    }
}
