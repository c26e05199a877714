import MailBytes
import Testing

@testable import MailTemplate

@Suite struct TemplateRendererTests {
    private static let data = TemplateValue.map([
        "name": .text("Mina"), "paid": .flag(true), "late": .flag(false), "count": .number(3), "user": .map(["city": .text("Oslo")]),
        "items": .list([.map(["title": .text("Boot")]), .map(["title": .text("Sock")])]), "none": .list([]),
    ])

    @Test(arguments: [
        ("Hello {{name}}, {{ user.city }}", "Hello Mina, Oslo"),
        ("{{{name}}} *|NAME|* ${name} <%= name %> %%name%%", "Mina Mina Mina Mina Mina"),
        ("{{#if paid}}yes{{else}}no{{/if}}", "yes"), ("{{#if late}}yes{{else}}no{{/if}}", "no"),
        ("{{#unless late}}on time{{/unless}}", "on time"),
        ("{{#each items}}[{{title}}]{{/each}}", "[Boot][Sock]"), ("{{#items}}<{{title}}>{{/items}}", "<Boot><Sock>"),
        ("{% for item in items %}{{ item.title }} {% endfor %}", "Boot Sock "), ("{% if paid %}a{% else %}b{% endif %}", "a"),
        ("{{#none}}x{{/none}}{{^none}}empty{{/none}}", "empty"), ("{{count}} {{ name | upcase }}", "3 Mina"), ("a{{! note }}b", "ab"),
        ("{{unknown}} {{#if unknown}}a{{/if}}", "{{unknown}} {{#if unknown}}a{{/if}}"), ("plain", "plain"),
    ])
    func fillsIn(_ template: String, _ expected: String) {
        let made = TemplateRenderer.render(Array(template.utf8), with: Self.data)
        #expect(String(decoding: made.bytes, as: UTF8.self) == expected)
        #expect(made.map.count == made.bytes.count)
    }

    @Test func placesLeadBack() {
        let source = "Hello {{name}}, bye"
        let made = TemplateRenderer.render(Array(source.utf8), with: Self.data)
        #expect(made.map.source(of: 6..<10) == 6..<14)
        #expect(made.map.source(of: 12..<15) == 16..<19)
    }
}
