import Testing

@testable import SpamLintCore

@Suite struct RequiredLiteralsTests {
    @Test(arguments: [
        ("dear friend", ["dear friend"]), ("(?i)Dear\\s+Friend", ["friend"]), ("^\\s*(<[^>]*>\\s*){0,20}dear friend\\b", ["dear friend"]),
        ("colou?r", ["colo"]), ("abc+def", ["abc"]), ("foo|barbar", ["foo", "barbar"]), ("ab|barbar", []),
        ("x(one|three)y", ["one", "three"]),
        ("(one|three)?", []), ("(?!never)always", ["always"]), ("(?<=behind)x", []), ("[abc]def[\\]x]ghij", ["ghij"]),
        ("a{0,3}bcd", ["bcd"]),
        ("\\d{3,9}px;", ["px;"]), ("(?:ab(?:cde|fgh)){2}", ["cde", "fgh"]), ("\\x41bcd", ["bcd"]), ("(?x)a b c d", []), ("\\Qabcd\\E", []),
        ("(*UTF)(?i)kiss", []), ("(?#abc)defg", []), ("a\\.b\\/c", ["a.b/c"]), ("abcd)efgh", []), ("", []), ("(?<!x)hidden", ["hidden"]),
        ("</html>\\s*[a-z0-9]", ["</html>"]), ("[[:alpha:]]abc", ["abc"]), ("ABC", ["abc"]),
    ])
    func requires(expression: String, expected: [String]) {
        #expect(RequiredLiterals(of: expression).anyOf.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    /// Nothing that an expression may be made of leads astray or out of bounds.
    @Test(arguments: [
        "(", "[", "\\", "(?", "a{", "[^", "[[:", "(?<", "x\\x", "((((((((((((((((((((((((a))))))))))))))))))))))))bcd", "a{,", "\\p",
    ])
    func brokenExpressionsAreRead(expression: String) {
        _ = RequiredLiterals(of: expression)
    }

    @Test func trigramsTellWhatIsNotThere() {
        let text = Array("The <A HREF=x>link</A>".utf8)
        let set = text.withUnsafeBufferPointer { TrigramSet(of: $0) }
        for literal in ["<a href=", "the", "ab"] { #expect(set.mayHold(TrigramSet.hashes(of: Array(literal.utf8)))) }
        #expect(!set.mayHold(TrigramSet.hashes(of: Array("form".utf8))))
    }
}
