import SpamLintCore
import Testing

@Suite struct MessageTemplateTests {
    @Test(arguments: [
        ("plain", "plain"), ("{value} of {limit}", "3 of 1"), ("{unknown}", "{unknown}"), ("open {value", "open {value"), ("{}", "{}"),
    ])
    func fillsWhatItKnows(template: String, expected: String) {
        let filled = MessageTemplate.fill(template) { ["value": "3", "limit": "1"][$0] }
        #expect(filled == expected)
    }

    @Test func namesInOrder() {
        #expect(MessageTemplate.names(in: "{a} and {b}, {a}") == ["a", "b", "a"])
    }

    @Test func longTextsAreCutOnOneLine() {
        #expect(MessageTemplate.shorten("ab\ncd", to: 60) == "ab cd")
        #expect(MessageTemplate.shorten("abcdef", to: 4) == "abc…")
        #expect(MessageTemplate.shorten("\r\n\na\r\n\r\nb\n", to: 4) == "a b")
        #expect(MessageTemplate.shorten("abcd", to: 4) == "abcd")
        #expect(MessageTemplate.shorten("免费\n礼品", to: 5) == "免费 礼品")
        #expect(MessageTemplate.shorten("免费礼品", to: 3) == "免费…")
    }

    @Test func piecesAreTheTemplate() {
        #expect(MessageTemplate.pieces(of: "{a} of {{b}}, {c") == [.name("a"), .text(" of {{b}}, {c")])
        #expect(MessageTemplate.pieces(of: "") == [])
    }
}
