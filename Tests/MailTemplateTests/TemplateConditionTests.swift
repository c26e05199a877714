import Testing

@testable import MailTemplate

/// Conditions that are attributes, and those of Velocity.
@Suite struct TemplateConditionTests {
    private func arms(_ text: String) -> [[String]] {
        let bytes = Array(text.utf8)
        return reading(text)?.conditions.map { $0.arms.map { String(decoding: bytes[$0], as: UTF8.self) } } ?? []
    }

    @Test func elementsAreArms() {
        #expect(arms("<p th:if=\"${a > b}\">x</p>y") == [["<p th:if=\"${a > b}\">x</p>", ""]])
        #expect(arms("<img data-th-unless=\"${a}\" src=\"x\">y") == [["<img data-th-unless=\"${a}\" src=\"x\">", ""]])
        #expect(arms("<div th:if=\"${a}\"><div>x</div></div>y") == [["<div th:if=\"${a}\"><div>x</div></div>", ""]])
        #expect(arms("<th:block th:if=\"${a}\">x</th:block>y") == [["<th:block th:if=\"${a}\">x</th:block>", ""]])
    }

    @Test(arguments: [
        "<p th:unless=\"${a}\">y</p>", "<p th:if=\"${!a}\">y</p>", "<p th:if=\"${not a}\">y</p>", "<p th:if=\"not ${a}\">y</p>",
    ])
    func oppositesAreTwoArms(_ other: String) {
        #expect(arms("<p th:if=\"${a}\">x</p>\n  \(other)") == [["<p th:if=\"${a}\">x</p>", other]])
        #expect(arms("<p th:if=\"${b}\">x</p>\n  \(other)").count == 2)
    }

    @Test func casesAreArms() {
        let open = "<div th:switch=\"${a}\">"
        #expect(
            arms(open + "<p th:case=\"1\">x</p><p th:case=\"*\">y</p></div>") == [["<p th:case=\"1\">x</p>", "<p th:case=\"*\">y</p>"]])
        #expect(arms(open + "<p th:case=\"1\">x</p></div>") == [["<p th:case=\"1\">x</p>", ""]])
    }

    @Test func loopsAreNoConditions() {
        #expect(arms("<p th:each=\"x : ${xs}\">x</p>").isEmpty)
        #expect(arms("#foreach($x in $xs)$x#end").isEmpty)
    }

    @Test func brokenMarkupIsNoTrouble() {
        for text in [
            "<p th:if=\"${a}\">x", "</p><p th:if=\"", "<p th:if=\"a\"", "<p th:case=\"*\">x</p>", "<style th:if=\"a\"><p>",
            "<!-- <p th:if=\"a\">",
        ] {
            _ = arms(text)
        }
        #expect(arms("<div><p th:if=\"${a}\">x</div>y") == [["<p th:if=\"${a}\">x", ""]])
    }

    @Test func velocityHasArms() {
        #expect(arms("#if($a && ($b || \"x)\"))x#{else}y#end z") == [["x", "y"]])
        #expect(arms("#if ( $a )x#elseif($b)y#end") == [["x", "y", ""]])
        #expect(reading("#if($a)x#end $!{name} $user.name.trim() ## note\n#* more *#")?.syntaxes == [.velocity])
        #expect(reading("#set($x = 1)Hello $!x")?.placeholders.map(\.expression) == ["x"])
        #expect(reading("#if($a)x")?.problems.count == 1)
    }

    @Test(arguments: ["C# if (x)", "Only $19 #end", "<a href=\"#end\">", "#ifdef x", "$name", "# if you"])
    func proseIsNoVelocity(_ text: String) { #expect(reading(text)?.tokens.isEmpty ?? true) }
}
