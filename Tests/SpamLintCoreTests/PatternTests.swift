import Testing

@testable import SpamLintCore

@Suite struct PatternTests {
    @Test(arguments: ["(a+)*b", "(?:x*)+", "((ab)*c)*", "(a{2,})+", "([a-z]+\\s)*"])
    func repetitionOfRepetitionIsRefused(expression: String) {
        #expect(Pattern.problem(in: expression)?.contains("repeats a group") == true)
    }

    @Test(arguments: ["free( gift)?", "(?:a|b)+c", "[+*]{1,3}", "\\(a+\\)*", "\\d{4,11}", "(a{1,3})+", "[]+]*x"])
    func boundedOnesAreAccepted(expression: String) {
        #expect(Pattern.problem(in: expression) == nil)
    }

    @Test func whatDoesNotCompileSaysWhere() {
        #expect(Pattern.problem(in: "a(b") == "does not compile: missing closing parenthesis at character 4")
    }

    @Test func matchesAreFoundFromAnOffset() throws {
        let pattern = try #require(Pattern("b+"))
        let text = Array("abbcb".utf8)
        let ranges = text.withUnsafeBufferPointer { [pattern.firstMatch(in: $0, from: 0), pattern.firstMatch(in: $0, from: 3)] }
        #expect(ranges == [1..<3, 4..<5])
    }

    /// A backtracking explosion ends at the match limit and counts as no match.
    @Test func hostileTextEnds() throws {
        let pattern = try #require(Pattern("(a|aa)+$"))
        let text = Array(String(repeating: "a", count: 5_000).utf8) + [0x62]
        let range = text.withUnsafeBufferPointer { pattern.firstMatch(in: $0, from: 0) }
        #expect(range == nil)
    }

    /// An expression may forbid the just-in-time compiler, and one that is used often is handed to it.
    @Test(arguments: ["fo+", "(*NO_JIT)fo+", "(*UTF)fo+"]) func everyUseFindsTheSame(expression: String) throws {
        let pattern = try #require(Pattern(expression, isText: false, isCompiled: false))
        let text = Array("a foo".utf8)
        for _ in 0..<60 { #expect(text.withUnsafeBufferPointer { pattern.countedMatch(in: $0, from: 0) } == 2..<5) }
        let compiled = try #require(Pattern(expression))
        #expect(text.withUnsafeBufferPointer { compiled.firstMatch(in: $0, from: 0) } == 2..<5)
    }
}
