import Foundation
import TestSupport
import Testing

@Suite struct RuleCommandTests {
    static let rule = """
        id: says-banana
        title: { en: The message says banana, zh: 邮件提到香蕉 }
        category: phrases
        severity: error
        score: { points: 1, basis: judgement }
        since: 1.0.0
        why: { en: Bananas are for monkeys., zh: 香蕉是给猴子的。 }
        fix: { advice: { en: Say apple., zh: 改说苹果。 } }
        message: { en: "the message says {text}", zh: "邮件说{text}" }
        match:
          phrases: { in: [text], list: [banana] }
        references:
          - { title: None, url: "https://example.com/" }
        examples:
          bad:
            - "A ⟦banana⟧."
            - text: "Ripe ⟦BANANA⟧!"
          good:
            - "An apple."
            - "A bananarama."

        """

    @Test func rulesOfOnesOwnAreUsed() throws {
        let folder = try TemporaryFolder()
        try folder.write("rules/says-banana.yml", Self.rule)
        let input = Array((LintCommandTests.good + "One banana.\n").utf8)
        let outcome = try Program.run(["--rules", "rules", "-"], input: input, folder: folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("the message says banana"))
        let disabled = try Program.run(["--rules", "rules", "--disable", "says-banana", "-"], input: input, folder: folder.path)
        #expect(!disabled.output.contains("says-banana"))
    }

    @Test(arguments: [
        ("severity: error", "severty: error", "rules/says-banana.yml:4:1: unknown key 'severty' in a rule; did you mean 'severity'?"),
        ("severity: error", "severity: fatal", "rules/says-banana.yml:4:11: 'fatal' is no severity; expected note, warning, error"),
        ("in: [text]", "in: [txt]", "rules/says-banana.yml:11:19: 'txt' is no scope; did you mean 'text'?"),
        ("points: 1", "points: -1", "rules/says-banana.yml:5:18: 'points' must be between 0 and 100; points are never negative"),
        ("id: says-banana", "id: say-banana", "rules/says-banana.yml:1:5: the id 'say-banana' must equal the file's name"),
        ("title: {", "title: [", "rules/says-banana.yml:2:"),
        (
            "phrases: { in: [text], list: [banana] }", "fact: { name: html-byte, above: 1 }",
            "rules/says-banana.yml:11:17: unknown fact 'html-byte'"
        ),
    ])
    func mistakesInRuleFilesHaveAPlace(text: String, mistake: String, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("rules/says-banana.yml", Self.rule.replacing(text, with: mistake))
        let outcome = try Program.run(["--rules", "rules", "-"], input: Array(LintCommandTests.good.utf8), folder: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("spamlint: " + message), "\(outcome.error)")
        #expect(outcome.error.split(separator: "\n").count == 1)
    }

    @Test func examplesAreRun() throws {
        let folder = try TemporaryFolder()
        try folder.write("rules/says-banana.yml", Self.rule)
        let passed = try Program.run(["test-rules", "rules"], folder: folder.path)
        #expect(passed.status == 0, "\(passed.output)")
        #expect(passed.output == "1 rule, 4 examples, 0 failed\n")
        try folder.write("rules/says-banana.yml", Self.rule.replacing("An apple.", with: "A banana again."))
        let failed = try Program.run(["test-rules", "rules"], folder: folder.path)
        #expect(failed.status == 1)
        #expect(failed.output.contains("rules/says-banana.yml:19: 'says-banana' fires on a good example"), "\(failed.output)")
    }

    @Test func explainTellsWhyAndWhatToDo() throws {
        let outcome = try Program.run(["explain", "list-unsubscribe-missing"])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("list-unsubscribe-missing\n"))
        #expect(outcome.output.contains("why:") && outcome.output.contains("fix:") && outcome.output.contains("https://"))
    }

    @Test func rulesAreListed() throws {
        let text = try Program.run(["rules"])
        let json = try Program.run(["rules", "--format", "json"])
        #expect(text.status == 0 && json.status == 0)
        #expect(text.output.split(separator: "\n").count >= 60)
        #expect(json.output.hasPrefix(#"[{"rule":""#))
    }

    @Test func inspectJudgesNothing() throws {
        let outcome = try Program.run(["inspect", "--format", "ndjson", "Corpus/spam/demo-mega-sale-zh-en.eml"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(#""subject":"#) && outcome.output.contains(#""sha256":"#))
    }

    @Test func versionAndHelp() throws {
        #expect(try Program.run(["--version"]).output == "0.1.0\n")
        let help = try Program.run(["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("Exit status"))
    }

    @Test func theConfigurationIsHeeded() throws {
        let folder = try TemporaryFolder()
        try folder.write("house/says-banana.yml", Self.rule)
        try folder.write(
            ".spamlint.yml",
            """
            rule-folders: house
            rules: { subject-shouting: off, says-banana: { level: note, points: 0.5 } }
            overrides: [{ files: "tx/*", rules: { says-banana: error } }]

            """)
        let list = try Program.run(["rules"], folder: folder.path).output.split(separator: "\n")
        #expect(list.contains { $0.hasPrefix("subject-shouting ") && $0.contains(" off ") })
        #expect(
            list.contains { $0.hasPrefix("says-banana ") && $0.contains(" note     0.5 ") },
            "\(list.first { $0.hasPrefix("says-b") } ?? "")")
        let plain = try Program.run(["rules", "--no-config"], folder: folder.path).output
        #expect(!plain.contains("says-banana") && !plain.contains(" off "))
        let json = try Program.run(["rules", "--format", "json"], folder: folder.path).output
        #expect(json.components(separatedBy: "\"off\":true").count == 2)
        let off = try Program.run(["explain", "subject-shouting"], folder: folder.path).output
        #expect(off.contains("your configuration:\n") && off.contains("level: off  (.spamlint.yml:2:10)"), "\(off)")
        let banana = try Program.run(["explain", "says-banana", "--lang", "zh"], folder: folder.path).output
        #expect(banana.contains("您的配置") && banana.contains("points: 0.5"))
        let other = try Program.run(["explain", "says-banana", "--for", "tx/a.html"], folder: folder.path).output
        #expect(other.contains("level: error  (.spamlint.yml:3:"))
        #expect(try !Program.run(["explain", "subject-repeats"], folder: folder.path).output.contains("your configuration"))
    }
}
