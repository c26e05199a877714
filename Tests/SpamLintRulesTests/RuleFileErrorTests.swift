import SpamLint
import SpamLintRules
import Testing

/// One mistake each in a rule file that is right otherwise: what is said of it, and where.
@Suite struct RuleFileErrorTests {
    private static let sound = """
        id: sample
        title: { en: A sample, zh: 示例 }
        category: subject
        severity: note
        score: { points: 0.5, basis: judgement }
        since: 0.1.0
        why: { en: It is a sample., zh: 这是示例。 }
        fix:
          advice: { en: Leave it out., zh: 删掉。 }
        message: { en: "the subject says “{text}”", zh: "主题写了“{text}”" }
        match:
          phrases: { in: [subject], list: [sample words] }
        references:
          - { title: RFC 5322, url: "https://www.rfc-editor.org/rfc/rfc5322" }
        examples:
          bad:
            - text: |
                Subject: ⟦sample words⟧
            - text: |
                Subject: More ⟦sample words⟧
          good:
            - text: |
                Subject: Hello
            - text: |
                Subject: Words

        """

    private static let match = "phrases: { in: [subject], list: [sample words] }"

    private func read(_ yaml: String, path: String = "rules/sample.yml") throws -> RuleFile {
        try RuleFile(yaml: yaml, path: path, vocabulary: .program(categories: ["subject", "phrases"]))
    }

    @Test func theSoundOneIsRead() throws {
        #expect(RuleTests.failures(of: try read(Self.sound)).isEmpty)
    }

    @Test(arguments: [
        ("severity: note", "severty: note", "4:1: unknown key 'severty' in a rule; did you mean 'severity'?"),
        ("severity: note", "severity: notice", "4:11: 'notice' is no severity; did you mean 'note'?"),
        (
            "severity: note\n", "severity: note\nclasses: [news]\n",
            "5:11: 'news' is no message class; expected marketing, transactional, list, reply, unknown"
        ),
        ("points: 0.5", "points: -1", "5:18: 'points' must be between 0 and 100; points are never negative"),
        ("points: 0.5", "points: much", "5:18: 'points' must be a number"),
        ("basis: judgement", "basis: gut", "5:30: 'gut' is no basis; expected corpus, provider, law, standard, peer, judgement"),
        ("{ points: 0.5, basis: judgement }", "3", "5:8: 'score' must be a mapping with points, basis"),
        ("category: subject", "category: subjekt", "3:11: unknown category 'subjekt'; did you mean 'subject'?"),
        ("id: sample", "id: Sample", "1:5: 'Sample' is no rule id; use lower-case words with hyphens, such as subject-shouting"),
        ("id: sample\n", "id: sample\nid: sample\n", "1:1: key 'id' stands twice"),
        ("since: 0.1.0\n", "", "1:1: a rule lacks 'since'"),
        ("zh: 这是示例。", "de: x", "7:29: unknown key 'de' in 'why'; expected en, zh"),
        (", zh: 示例", "", "2:8: 'title' lacks 'zh'"),
        ("“{text}”\", zh", "“{tex}”\", zh", "10:10: 'message' must name the same {values} in every language"),
        ("phrases:", "phrase:", "12:3: unknown key 'phrase' in 'match'; did you mean 'phrases'?"),
        ("in: [subject]", "in: [subjct]", "12:19: 'subjct' is no scope; did you mean 'subject'?"),
        (match, "fact: { name: subject-cell, above: 3 }", "12:17: unknown fact 'subject-cell'; did you mean 'subject-cells'?"),
        (match, "defect: [frobnicated]", "12:11: unknown defect 'frobnicated'; Documentation/rule-vocabulary.md lists them"),
        (
            match, "check: { name: display-name-blanks, at-last: 2 }",
            "12:39: unknown key 'at-last' in the check 'display-name-blanks'; did you mean 'at-least'?"
        ),
        (
            match, "pattern: { in: [subject], regex: '(', anchor: [a] }",
            "12:36: 'regex' does not compile: missing closing parenthesis at character 2"
        ),
        (match, "pattern: { in: [subject], regex: '', anchor: [ab] }", "12:36: 'regex' is empty; it needs an expression"),
        (match, "field: { name: [], is: missing }", "12:18: 'name' is empty; it needs at least one entry"),
        (match, "pattern: { in: [subject], regex: 'ab', anchor: [] }", "12:50: 'anchor' is empty; it needs at least one entry"),
        (match, "defect: []", "12:11: 'defect' is empty; it needs at least one entry"),
        (match, "all: []", "12:8: 'all' is empty; put at least one of phrases, pattern, field, fact, defect, check under it"),
        ("list: [sample words]", "list: []", "12:35: 'list' holds no phrase"),
        ("  good:", "  god:", "21:3: unknown key 'god' in 'examples'; did you mean 'good'?"),
        ("⟦sample words⟧", "⟦sample words", "17:7: the example has ⟦ without ⟧"),
        ("⟦sample words⟧", "⟦sample⟧ ⟦words⟧", "17:7: the example has more than one ⟦"),
        (
            "- text: |\n        Subject: Hello", "- text: Hello\n      repeat: 1000001",
            "23:15: 'repeat' must be a whole number from 1 to 1000000"
        ),
        (
            "- text: |\n        Subject: Hello",
            "- text: ⟪0123456789012345678901234567890123456789012345678901234567890123456789⟫\n      repeat: 1000000",
            "22:7: 'repeat' makes this example larger than 64 MB; repeat less"
        ),
        ("- text: |\n        Subject: Hello", "- bytes: '###'", "22:14: 'bytes' must be base64"),
        ("https://www", "ftp://www", "14:29: 'url' must be a web address"),
        ("since: 0.1.0\n", "since: 0.1.0\nmarkets: [usa]\n", "7:11: 'usa' is no market; did you mean 'us'?"),
        ("since: 0.1.0\n", "since: 0.1.0\nmarkets: [us]\n", "7:10: a rule for the market 'us' needs its 'law'"),
        ("since: 0.1.0\n", "since: 0.1.0\nproviders: qq\n", "7:12: a rule for the provider 'qq' needs an entry under 'provider'"),
        (
            "since: 0.1.0\n", "since: 0.1.0\nlaw: { name: { en: A, zh: 甲 }, article: Art. 1, date: 2004-01-01 }\n",
            "7:6: 'law' lacks 'markets'; say where it holds"
        ),
        (
            "since: 0.1.0\n", "since: 0.1.0\nprovider: { name: gmail, date: 2024 }\n",
            "7:32: 'date' must be a day such as 2024-02-01, or a month"
        ),
        ("since: 0.1.0", "since: soon", "6:8: 'since' must be a version, such as 0.1.0"),
        ("fix:\n  advice: { en: Leave it out., zh: 删掉。 }", "fix: none", "8:6: 'fix' must be a mapping with advice, reaches, mend"),
        ("title: {", "title: [{", "3:1: not valid YAML: did not find expected ',' or ']'"),
        ("  bad:", "\tbad:", "16:1: not valid YAML: a tab; indent with spaces"),
    ])
    func tellsWhatAndWhere(_ sound: String, _ mistaken: String, _ expected: String) throws {
        let at = try #require(Self.sound.firstRange(of: sound))
        var yaml = Self.sound
        yaml.replaceSubrange(at, with: mistaken)
        let error = #expect(throws: RuleFileError.self) { try read(yaml) }
        #expect(error?.description == "rules/sample.yml:" + expected)
    }

    @Test func unknownChecksAreToldWithThoseThatAreAlike() throws {
        let yaml = Self.sound.replacing(Self.match, with: "check: { name: header-text-of }")
        let error = #expect(throws: RuleFileError.self) { try read(yaml) }
        let line = error?.description ?? ""
        #expect(line.hasPrefix("rules/sample.yml:12:18: unknown check 'header-text-of'; "), "\(line)")
        #expect(line.contains("; there are ") || line.contains("; did you mean "), "\(line)")
    }

    @Test(
        .timeLimit(.minutes(15)),
        arguments: ["{? *k9 : 1, ? *k8 : 2}", "{*k9: 1, *k8: 2}", "{[*k9]: 1, [*k8]: 2}", "{{a: *k9}: 1, {a: *k8}: 2}", "{*k9 :1, *k8 :2}"])
    func aliasesOfAliasesAreNoKeys(mapping: String) throws {
        var yaml = "k0: &k0 [a,a,a,a,a,a,a,a,a,a]\n"
        for level in 1..<10 { yaml += "k\(level): &k\(level) [" + String(repeating: "*k\(level - 1),", count: 10) + "]\n" }
        let error = #expect(throws: RuleFileError.self) { try read(yaml + "x: \(mapping)\n") }
        #expect(error?.description.hasPrefix("rules/sample.yml:11:1: an alias stands in a key") == true, "\(error?.description ?? "")")
    }

    @Test func aLoneMarkInAnExampleIsAMistake() throws {
        let yaml = Self.sound.replacing("Subject: Hello\n", with: "Subject: Hello⟧\n")
        let error = #expect(throws: RuleFileError.self) { try read(yaml) }
        #expect(error?.message == "the example has ⟧ without ⟦")
    }

    @Test func aByteOrderMarkIsNoMistake() throws {
        #expect(try read("\u{FEFF}" + Self.sound).rule.id.description == "sample")
    }

    @Test func quotesNoMoreOfTheFileThanALineBears() throws {
        let error = #expect(throws: RuleFileError.self) { try read(Self.sound + String(repeating: "x", count: 1_000) + ": 1\n") }
        #expect((error?.message.count ?? 0) <= 600)
        #expect(error?.message.hasPrefix("unknown key 'xxx") == true, "\(error?.message ?? "")")
    }

    @Test func anExampleWithoutATimeFails() throws {
        let yaml = Self.sound.replacing("- text: |\n        Subject: Hello", with: "- now: noon\n      text: |\n        Subject: Hello")
        let failures = RuleTests.failures(of: try read(yaml))
        #expect(failures == ["rules/sample.yml:22: 'now' must be a time such as 2026-11-23T12:00:00Z, not 'noon'"])
    }

    @Test(arguments: [
        ("", " the file is empty; a rule starts with 'id:'"), ("- a\n- b\n", "1:1: a rule must be a mapping with id, title"),
        ("just text", "1:1: a rule must be a mapping with id, title"), ("id: other\n", "1:1: a rule lacks 'why'"),
    ])
    func tellsOfFilesThatAreNoRule(_ yaml: String, _ expected: String) {
        let error = #expect(throws: RuleFileError.self) { try read(yaml) }
        #expect(error?.description.hasPrefix("rules/sample.yml:" + expected) == true, "\(error?.description ?? "")")
    }
}
