import Testing

@testable import SpamLintCore

@Suite struct SuppressionReaderTests {
    private func wishes(_ text: String) -> [SuppressionWish] {
        Array(text.utf8).withUnsafeBufferPointer { SuppressionReader.wishes(in: $0) }
    }

    @Test(arguments: [
        "<!-- spamlint:disable one-rule -- because -->", "<!--spamlint:disable one-rule --because-->",
        "{{!-- spamlint:disable one-rule -- because --}}", "{{! spamlint:disable one-rule -- because }}",
        "{# spamlint:disable one-rule -- because #}", "{#- spamlint:disable one-rule -- because -#}",
        "<%# spamlint:disable one-rule -- because %>", "<%-- spamlint:disable one-rule -- because --%>",
        "{{/* spamlint:disable one-rule -- because */}}", "{{- /* spamlint:disable one-rule -- because */ -}}",
        "{% comment %} spamlint:disable one-rule -- because {% endcomment %}",
        "{%- comment -%}spamlint:disable one-rule -- because{%- endcomment -%}", "{% # spamlint:disable one-rule -- because %}",
        "<#-- spamlint:disable one-rule -- because -->", "{{-- spamlint:disable one-rule -- because --}}",
        "%%[ /* spamlint:disable one-rule -- because */ ]%%", "<!--\n  spamlint:disable\n  one-rule\n  -- because\n-->",
    ])
    func everyCommentIsRead(comment: String) throws {
        let wish = try #require(wishes("<p>" + comment + "</p>").first)
        #expect(wish.rule == "one-rule")
        #expect(wish.reason == "because")
        #expect(wish.unknownVerb == nil)
        #expect(wishes(comment).count == 1)
    }

    @Test(arguments: [
        "spamlint:disable one-rule -- because", "<p>spamlint:disable one-rule</p>", "<!-- spamlint:disable one-rule",
        "<!-- not spamlint -->",
        "{{ spamlint:disable one-rule }}", "", "spamlint:", ":",
    ])
    func textIsNoComment(text: String) {
        #expect(wishes(text).isEmpty)
    }

    @Test func severalRulesShareAReason() {
        let found = wishes("<!-- spamlint:disable one-rule, two-rules three-rules -- the brand's own -- way -->")
        #expect(found.map(\.rule) == ["one-rule", "two-rules", "three-rules"])
        #expect(found.allSatisfy { $0.reason == "the brand's own -- way" })
    }

    @Test func whatIsWrongIsKept() {
        #expect(wishes("<!-- spamlint:disable one-rule -->").first?.reason == nil)
        #expect(wishes("<!-- spamlint:disable -- because -->").first?.rule == nil)
        #expect(wishes("<!-- spamlint:disabel one-rule -- because -->").first?.unknownVerb == "disabel")
        #expect(wishes("<!-- spamlint: -->").first?.unknownVerb == "")
    }

    @Test func linesAndRangesAreCovered() throws {
        let text = "a\nb <!-- spamlint:disable-line x-y -- z --> c\nd\ne"
        guard case .lines(let line)? = wishes(text).first?.cover else { throw Missing() }
        #expect(String(decoding: Array(text.utf8)[line], as: UTF8.self) == "b <!-- spamlint:disable-line x-y -- z --> c")
        let next = text.replacing("disable-line", with: "disable-next-line")
        guard case .lines(let after)? = wishes(next).first?.cover else { throw Missing() }
        #expect(String(decoding: Array(next.utf8)[after], as: UTF8.self) == "d")
        #expect(wishes(text.replacing("disable-line", with: "disable-file")).first?.cover == .everything)
    }

    @Test func enableEndsWhatItNames() throws {
        let text = "<!-- spamlint:disable x-y, z -- w -->1<!-- spamlint:enable x-y -->2<!-- spamlint:enable -->3"
        let covered = wishes(text).map { wish -> String in
            guard case .fromHere(let range) = wish.cover else { return "?" }
            return String(decoding: Array(text.utf8)[range], as: UTF8.self)
        }
        #expect(covered == ["1", "1<!-- spamlint:enable x-y -->2"])
    }

    @Test func fieldsNameRulesAlone() {
        let found = Array(" one-rule,\r\n two-rules -- the gateway adds it".utf8).withUnsafeBufferPointer {
            SuppressionReader.wishes(inField: $0)
        }
        #expect(found.map(\.rule) == ["one-rule", "two-rules"])
        #expect(found.allSatisfy { $0.reason == "the gateway adds it" && $0.cover == .everything })
    }

    @Test func hostileTextsTakeLinearTime() {
        #expect(wishes(String(repeating: "<!-- spamlint:", count: 2_000)).isEmpty)
        #expect(wishes(String(repeating: "<!-- spamlint:disable a -- b -->", count: 3_000)).count == 1_000)
        #expect(wishes(String(repeating: "<!--" + String(repeating: " ", count: 100) + "spamlint:disable a", count: 2_000)).isEmpty)
    }

    private struct Missing: Error {}
}
