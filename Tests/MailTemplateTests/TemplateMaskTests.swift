import Testing

@testable import MailTemplate

@Suite struct TemplateMaskTests {
    private func mask(_ text: String, variant: Int = 0, isHTML: Bool = true) -> String {
        let bytes = Array(text.utf8)
        guard let reading = TemplateReading(bytes) else { return text }
        let masked = reading.masked(bytes, TemplateChoice(variant: variant), parts: [(0..<bytes.count, isHTML)])
        #expect(masked.count == bytes.count)
        return String(decoding: masked, as: UTF8.self)
    }

    @Test(arguments: [
        ("Dear {{name}},", "Dear melamela,"), ("<a href=\"{{url}}\">x</a>", "<a href=\"[%lamel\">x</a>"),
        ("<a href=\"https://shop.example/{{id}}\">x</a>", "<a href=\"https://shop.example/melame\">x</a>"),
        ("<a href=\"https://{{host}}/x\">x</a>", "<a href=\"https://[%lamela/x\">x</a>"),
        ("<a href=*|UNSUB|*>x</a>", "<a href=[%lamelam>x</a>"),
        ("<td {{attrs}}>x", "<td          >x"), ("<p {{#if a}}class=\"b\"{{/if}}>x", "<p          class=\"b\"       >x"),
        ("<!-- {{a}} -->", "<!--       -->"), ("a{{! note }}b", "a           b"), ("<{{tag}}>x</{{tag}}>", "<b      >x</b      >"),
        ("${{price}}", "$19.00    "), ("<img alt=\"{{a}}\" src='{{b}}'>", "<img alt=\"melam\" src='[%lam'>"),
        ("<unsubscribe>Leave</unsubscribe>", "<a href=[%la>Leave</a          >"),
        ("<style>a{b:{{c}}}</style>", "<style>a{b:     }</style>"),
        ("<a th:href=\"@{/x}\">x</a>", "<a    href=\"[%lam\">x</a>"),
        ("<a href=\"#\" th:href=\"@{/x}\">x</a>", "<a             href=\"[%lam\">x</a>"),
        ("<p th:text=\"${a}\">x</p>", "<p               >x</p>"),
        ("<th:block th:if=\"${a}\">x</th:block>", "<b                    >x</b       >"),
    ])
    func fillerKeepsWhatStandsAround(_ text: String, _ expected: String) {
        #expect(mask(text) == expected)
    }

    @Test func fillerKeepsLines() {
        #expect(mask("a{{! one\ntwo }}b\n") == "a       \n      b\n")
    }

    @Test func untakenArmsAreBlank() {
        let text = "{{#if a}}one{{else}}two{{/if}}"
        #expect(mask(text) == "         one                  ")
        #expect(mask(text, variant: 1) == "                    two       ")
        #expect(mask("{% if a %}x{% endif %}", variant: 1) == String(repeating: " ", count: 22))
    }

    @Test func markdownLinksStayLinks() {
        #expect(mask("[Leave]({{url}})", isHTML: false) == "[Leave]([%lamel)")
        #expect(mask("https://{{host}}/x", isHTML: false) == "melamelamelamela/x")
    }

    @Test func variantsTakePlaceholdersAlong() throws {
        let text = "{{#if a}}{{unsubscribe_url}}{{else}}{{b}}{{/if}}"
        let reading = try #require(TemplateReading(Array(text.utf8)))
        #expect(reading.variants == 2)
        #expect(reading.taking(TemplateChoice(variant: 0)).holds([.unsubscribe]))
        #expect(!reading.taking(TemplateChoice(variant: 1)).holds([.unsubscribe]))
    }

    /// Any bytes give a reading and a mask of the same length.
    @Test func totalOverNoise() {
        let pieces = [
            "{{", "}}", "{%", "%}", "{#", "#}", "<%", "%>", "*|", "|*", "%%", "[[", "]]", "[", "]", "${", "}", "<#if ", ">", "</#if>",
            "<a href=\"", "\"",
            "<!--", "-->", "<style>", "</style>", "th:href='", "'", "if", "else", "end", "x", " ", "\n", "中", "<?php", "?>", "---\n",
            "subject: ",
            "%%[", "]%%", "{{!--", "--}}", "{{{", "}}}", "<script runat=server>", "</script>", "<mj-text>", "</mj-text>", "<unsubscribe>",
            "@var(", ")",
        ]
        var state: UInt64 = 42
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let bytes = Array(text.utf8)
            guard let reading = TemplateReading(bytes) else { continue }
            for variant in 0..<reading.variants {
                for isHTML in [true, false] {
                    #expect(
                        reading.masked(bytes, TemplateChoice(variant: variant), parts: [(0..<bytes.count, isHTML)]).count == bytes.count)
                }
            }
            for name in ["a.mjml", "a.md", "a.html"] {
                let draft = MailDraft(template: bytes, isHTML: true, named: name)
                #expect(draft.body.upperBound == bytes.count)
                _ = draft.composed(from: bytes)
            }
        }
    }

    @Test func linearInOpeners() {
        for opener in [
            "{{", "{%", "<%", "*|", "%%[", "[[", "${", "<#if", "{{!--", "{", "[[[${", "{% comment %}", "{{!-- }}", "{{ {{!", "<a th:x=\"",
            "{{#a}}", "<mj-text ",
        ] {
            let bytes = Array(String(repeating: opener, count: 20_000).utf8)
            guard let reading = TemplateReading(bytes) else { continue }
            #expect(reading.masked(bytes, TemplateChoice(variant: 0), parts: [(0..<bytes.count, true)]).count == bytes.count)
        }
    }
}
