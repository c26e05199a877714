import SpamLint
import TestSupport
import Testing

/// Which version of a receiver's filter is asked, and profiles that build on others.
@Suite struct ReceiverCommandTests {
    private static let head = "name: rspamd\nversion: \"9.0\"\nbase: rspamd-3.4\n"
    private static let symbols = """
        symbols:
          - name: MISSING_DATE
            points: 2.5
            source: Rspamd 9.0
          - name: SAYS_PEAR
            points: 1.5
            title: { en: The text says pear, zh: 正文提到梨 }
            match:
              all:
                - phrases: { in: text, list: [pear] }
                - symbol: MISSING_DATE
            source: Rspamd 9.0
            examples:
              bad: [{ raw: true, text: "From: a@b.example\\n\\nA pear.\\n" }]
              good: ["An apple."]

        """
    private static let message = Array("From: a@shop.example\nTo: b@example.org\nSubject: Pears\n\nOne pear.\n".utf8)

    private func folder(head: String = head, symbols: String = symbols) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("rules/receivers/rspamd-9.0/profile.yml", head)
        try folder.write("rules/receivers/rspamd-9.0/symbols.yml", symbols)
        return folder
    }

    private func json(_ arguments: [String], folder: String = Repository.root) throws -> String {
        let common = ["--format", "ndjson", "--fail-on", "never", "--now", "2026-11-23T12:00:00Z"]
        return try Program.run(common + arguments + ["-"], input: Self.message, folder: folder).output
    }

    @Test func oneVersionIsAskedUnlessSaid() throws {
        let standard = try json([])
        #expect(standard.contains(#""rspamd":{"version":"3.4""#) && standard.contains(#""spamassassin":{"version":"4.0.1""#))
        #expect(!standard.contains("4.1\""))
        #expect(try json(["--receiver", "rspamd", "--receiver", "SpamAssassin-4.0.1"]) == standard)
        let other = try json(["--receiver", "rspamd-4.1"])
        #expect(other.contains(#""rspamd":{"version":"4.1""#) && !other.contains("\"spamassassin\":{"))
        let both = try json(["--receiver", "rspamd-4.1,rspamd-3.4"])
        #expect(both.contains(#""rspamd":{"version":"3.4""#) && both.contains(#""rspamd-4.1":{"version":"4.1""#))
    }

    @Test(arguments: [
        ("rspamd-4.2", "spamlint: there is no receiver 'rspamd-4.2'; did you mean 'rspamd-4.1'?\n"),
        ("rspamdd", "spamlint: there is no receiver 'rspamdd'; did you mean 'rspamd'?\n"),
        ("postfix", "spamlint: there is no receiver 'postfix'; there are rspamd-3.4, rspamd-4.1, spamassassin-4.0.1\n"),
    ])
    func namesThatNobodyHasAreTold(name: String, expected: String) throws {
        let outcome = try Program.run(["--receiver", name, "-"], input: Self.message)
        #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.error == expected)
    }

    /// The help and the completions write the names out.
    @Test func helpNamesEveryProfile() throws {
        let help = try Program.run(["lint", "--help"]).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let completions = try Program.run(["--generate-completion-script", "bash"]).output
        for profile in try Linter().profiles {
            #expect(help.contains(profile.id) && completions.contains(profile.id), "\(profile.id)")
        }
    }

    @Test func choosingShowsTheTable() throws {
        let text = try Program.run(["--receiver", "rspamd-4.1", "--fail-on", "never", "-"], input: Self.message).output
        #expect(text.contains("Rspamd 4.1: score") && !text.contains("SpamAssassin 4.0.1: score"))
    }

    @Test func aProfileBuildsOnABuiltInOne() throws {
        let folder = try folder()
        let rules = try Program.run(["test-rules", "rules"], folder: folder.path)
        #expect(rules.status == 0 && rules.output == "0 rules, 2 symbols, 2 examples, 0 failed\n")
        #expect(try json(["--rules", "rules"], folder: folder.path).contains(#""rspamd":{"version":"3.4""#))
        let own = try json(["--rules", "rules", "--receiver", "rspamd-9.0"], folder: folder.path)
        #expect(own.contains(#""MISSING_DATE":2.5"#) && own.contains(#""SAYS_PEAR":1.5"#) && own.contains(#""MISSING_MID":2.5"#))
    }

    @Test func explainTellsWhereVersionsDiffer() throws {
        let different = try Program.run(["explain", "HAS_GOOGLE_REDIR"]).output
        #expect(different.contains("HAS_GOOGLE_REDIR · Rspamd 3.4\n") && different.contains("HAS_GOOGLE_REDIR · Rspamd 4.1\n"))
        #expect(different.contains("points: +0.01\n") && different.contains("points: +1.0\n"))
        let alike = try Program.run(["explain", "MISSING_DATE"]).output
        #expect(alike.contains("MISSING_DATE · Rspamd 3.4, 4.1\n") && alike.split(separator: "·").count == 3)
        #expect(try Program.run(["explain", "link-redirector"]).output.contains("HAS_GOOGLE_REDIR  +0.01, 4.1: +1.0  "))
        #expect(try Program.run(["explain", "link-credentials"]).output.contains("URL_USER_PASSWORD  4.1: +2.0  "))
    }

    @Test(arguments: [
        (
            "base: rspamd-3.4", "base: rspamd-3.5", "", "",
            "profile.yml:3:7: there is no profile 'rspamd-3.5' to build on; did you mean 'rspamd-3.4'?"
        ),
        ("base: rspamd-3.4", "base: rspamd-9.0", "", "", "profile.yml:3:7: profile 'rspamd-9.0' cannot build on itself"),
        (
            "base: rspamd-3.4", "base: rspamd-4.1", "", "",
            "profile.yml:3:7: profile 'rspamd-4.1' builds on another itself; build on 'rspamd-3.4'"
        ),
        ("base: rspamd-3.4", "base: [rspamd-3.4]", "", "", "profile.yml:3:7: 'base' must be a text"),
        ("base: rspamd-3.4\n", "", "", "", "profile.yml:1:1: a profile lacks 'threshold'"),
        (
            "base: rspamd-3.4", "threshold: 5\ndropped: [A]", "", "",
            "profile.yml:4:10: 'dropped' needs a 'base' whose symbols it leaves out"
        ),
        (
            "rspamd-3.4", "rspamd-3.4\ndropped: [MISSING_DAT]", "", "",
            "profile.yml:4:11: 'rspamd-3.4' has no symbol 'MISSING_DAT'; did you mean 'MISSING_DATE'?"
        ),
        (
            "rspamd-3.4", "rspamd-3.4\ndropped: [PHISHING]", "", "",
            "profile.yml:4:11: 'PHISH_EMOTION' refers to 'PHISHING'; drop it too, or"
        ),
        (
            "rspamd-3.4", "rspamd-3.4\ndropped: [MISSING_DATE]", "", "",
            "profile.yml:4:11: symbol 'MISSING_DATE' is dropped here and stands in rules/receivers/rspamd-9.0/symbols.yml"
        ),
        (
            "", "", "points: 2.5", "title: { en: A, zh: B }",
            "symbols.yml:3:12: 'title' of a symbol without 'match' is the base's; leave it out"
        ),
        ("", "", "    points: 2.5\n", "", "symbols.yml:2:5: a symbol lacks 'points'"),
        (
            "", "", "source: Rspamd 9.0\n  - name: S", "group: none\n    source: x\n  - name: S",
            "symbols.yml:4:12: unknown group 'none'; 'groups' of"
        ),
        ("", "", "name: MISSING_DATE", "name: MISSING_DATES", "symbols.yml:2:5: a symbol lacks 'title'"),
        (
            "", "", "symbol: MISSING_DATE", "symbol: SAYS_PEAR",
            "symbols.yml:5:11: symbol 'SAYS_PEAR' refers to itself, by way of others or at"
        ),
    ])
    func mistakesAreToldWithTheirPlace(head: String, by other: String, symbols: String, by another: String, expected: String) throws {
        let folder = try folder(
            head: head.isEmpty ? Self.head : Self.head.replacing(head, with: other),
            symbols: symbols.isEmpty ? Self.symbols : Self.symbols.replacing(symbols, with: another))
        let outcome = try Program.run(["--rules", "rules", "-"], input: Self.message, folder: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("spamlint: rules/receivers/rspamd-9.0/\(expected)"), "\(outcome.error)")
        #expect(outcome.error.split(separator: "\n").count == 1)
    }
}
