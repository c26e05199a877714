import Testing

@testable import SpamLint

@Suite struct GlobPatternTests {
    @Test(arguments: [
        ("*.html", "a.html", true), ("*.html", "mail/a.html", true), ("*.html", "a.htm", false), ("/*.html", "mail/a.html", false),
        ("mail/*.html", "mail/a.html", true), ("mail/*.html", "mail/x/a.html", false), ("mail/*.html", "x/mail/a.html", false),
        ("mail/**/*.html", "mail/a.html", true), ("mail/**/*.html", "mail/x/y/a.html", true), ("mail/**/*.html", "mailx/a.html", false),
        ("**/mail/*.eml", "mail/a.eml", true), ("**/mail/*.eml", "x/y/mail/a.eml", true), ("**/mail/*.eml", "x/ymail/a.eml", false),
        ("mail/**", "mail/x/a.eml", true), ("mail/**", "mail", false), ("**", "a/b", true), ("a?c", "abc", true), ("a?c", "a/c", false),
        ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[!a-c]x", "dx", true), ("[a", "[a", true), ("a\\*", "a*", true),
        ("a\\*", "ab", false), ("a**b", "axxb", true), ("a/**/b", "a/b", true), ("a/**/b", "a/x/b", true), ("a/**/b", "a/xb", false),
        ("**/b", "ab", false), ("邮件/*", "邮件/a", true), ("build", "x/build", true), ("build", "x/builds", false),
    ])
    func pathsMatch(pattern: String, path: String, isMatch: Bool) throws {
        #expect(try #require(GlobPattern(pattern)).matches(path) == isMatch, "\(pattern) \(path)")
    }

    @Test func filesLieInFolders() throws {
        #expect(try #require(GlobPattern("mail/")).matchesFile("x/mail/y/a.eml"))
        #expect(try !#require(GlobPattern("mail/")).matchesFile("x/mail"))
        #expect(try #require(GlobPattern("mail")).matchesFile("mail/a.eml"))
    }

    @Test func nothingIsNoPattern() {
        for text in ["", "/", String(repeating: "a", count: 2_000)] { #expect(GlobPattern(text) == nil) }
    }

    @Test func manyStarsTakeNoTime() throws {
        let pattern = try #require(GlobPattern(String(repeating: "*a", count: 300)))
        #expect(!pattern.matches(String(repeating: "a", count: 299)))
        #expect(pattern.matches(String(repeating: "ba", count: 300)))
    }
}

@Suite struct IgnoreFileTests {
    private func decision(_ text: String, _ path: String, isFolder: Bool = false) -> Bool? {
        IgnoreFile(Array(text.utf8)).decision(on: path, isFolder: isFolder)
    }

    @Test func theLastMatchDecides() {
        let text = "# comment\n\n*.eml\r\n!keep.eml\n/top\nout/\n\\#odd\ntrail \n"
        #expect(decision(text, "x/a.eml") == true)
        #expect(decision(text, "x/keep.eml") == false)
        #expect(decision(text, "top") == true)
        #expect(decision(text, "x/top") == nil)
        #expect(decision(text, "out") == nil)
        #expect(decision(text, "x/out", isFolder: true) == true)
        #expect(decision(text, "#odd") == true)
        #expect(decision(text, "trail") == true)
        #expect(decision(text, "# comment") == nil)
        #expect(IgnoreFile([]).isEmpty)
    }
}
