import Testing

@testable import SpamLintFixes

@Suite struct PlaceholderTests {
    @Test(arguments: [
        "{{name}}", "{{{ name }}}", "{% if a %}", "*|UNSUB|*", "%%name%%", "%name%", "<%= name %>", "[[name]]", "${name}", "{# note #}",
    ])
    func isFound(text: String) {
        let all = Array("Hi \(text), good day".utf8)
        let found = Placeholders.find(in: all[...])
        #expect(found == [3..<3 + text.utf8.count])
        #expect(Placeholders.touch(0..<4, found))
        #expect(Placeholders.touch(5..<5, found))
        #expect(!Placeholders.touch(3..<3, found))
        #expect(!Placeholders.touch(0..<3, found))
    }

    @Test(arguments: ["50% off, 20% today", "a { b } c", "<p>", "{{", "[1] [2]", "$5", "100%", "%%"])
    func isNone(text: String) {
        #expect(Placeholders.find(in: Array(text.utf8)[...]).isEmpty)
    }
}
