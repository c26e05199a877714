import Foundation
import TestSupport
import Testing

@Suite struct LintCommandTests {
    static let good = """
        From: Ada <ada@example.org>
        To: reader@example.com
        Subject: Minutes of Monday
        Date: Mon, 23 Nov 2026 10:00:00 +0000
        Message-ID: <minutes.1@example.org>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        Here are the minutes of our meeting.

        """

    static let bad = good.replacingOccurrences(of: "Minutes of Monday", with: "Hello {{first_name}}")

    private func keys(_ line: Substring) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func goodMailIsStatusZero() throws {
        let outcome = try Program.run(["--now", "2026-11-23T12:00:00Z", "-"], input: Array(Self.good.utf8))
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.error.isEmpty)
    }

    @Test func theSummaryNamesTheBarThatWasReached() throws {
        let outcome = try Program.run(["--quiet", "--max-score", "0.1", "-"], input: Array(Self.bad.utf8))
        #expect(outcome.output.contains("--fail-on error and --max-score 0.1 reached"), "\(outcome.output)")
        #expect(try !Program.run(["--quiet", "-"], input: Array(Self.good.utf8)).output.contains("reached"))
    }

    @Test func pathsAloneAreLinted() throws {
        let demo = "Corpus/spam/demo-mega-sale-zh-en.eml"
        let plain = try Program.run([demo, "Corpus/ham", "-"], input: Array(Self.good.utf8), environment: ["NO_COLOR": "1"])
        let named = try Program.run(["lint", demo, "Corpus/ham", "-"], input: Array(Self.good.utf8), environment: ["NO_COLOR": "1"])
        #expect(plain.status == 1)
        #expect(plain.output == named.output && plain.error == named.error)
    }

    @Test func optionsMayStandBeforeTheCommand() throws {
        let before = try Program.run(["--lang", "zh", "explain", "subject-shouting"])
        #expect(before.status == 0)
        #expect(try Program.run(["-q", "lint", "-"], input: Array(Self.good.utf8)).status == 0)
        #expect(before.output == (try Program.run(["explain", "--lang", "zh", "subject-shouting"]).output))
    }

    @Test func rulesOfAPackWaitUntilTheyAreAsked() throws {
        let named = Array(
            Self.good.replacingOccurrences(of: "Ada <", with: "Read Er <").replacingOccurrences(of: "To: ", with: "To: Read Er <")
                .replacingOccurrences(of: "reader@example.com", with: "reader@example.com>").utf8)
        let without = try Program.run(["--format", "ndjson", "-"], input: named)
        #expect(!without.output.contains("gmail-display-name-recipient"), "\(without.output)")
        let with = try Program.run(["--provider", "qq,gmail", "--format", "ndjson", "-"], input: named)
        #expect(with.output.contains("\"rule\":\"gmail-display-name-recipient\""), "\(with.output)")
        #expect(with.output.contains(#""provider":[{"name":"gmail","reply":null,"date":"2024-02-01"}]"#), "\(with.output)")
    }

    @Test func findingsNameTheLawsThatAreAsked() throws {
        let text = try Program.run(["--class", "marketing", "--market", "us", "--market", "de", "-"], input: Array(Self.good.utf8)).output
        #expect(text.contains("law: CAN-SPAM Act, 15 USC 7704(a)(5)(A)(iii), in force since 2004-01-01"), "\(text)")
        #expect(text.contains("[de-imprint-missing]") && !text.contains("law: Canada"), "\(text)")
        #expect(try !Program.run(["--class", "marketing", "-"], input: Array(Self.good.utf8)).output.contains("law:"))
    }

    @Test(arguments: [
        (["--market", "usa"], "spamlint: --market does not know 'usa'; did you mean 'us'?"),
        (["--provider", "gmail,hotmail"], "'hotmail'; there are gmail, yahoo, microsoft, apple, qq, netease; see 'spamlint --help'"),
    ])
    func aPackThatThereIsNotIsStatusTwo(arguments: [String], expected: String) throws {
        let outcome = try Program.run(arguments + ["-"], input: Array(Self.good.utf8))
        #expect(outcome.status == 2)
        #expect(outcome.error.contains(expected), "\(outcome.error)")
    }

    @Test func aMistypedCommandIsHintedAt() throws {
        let outcome = try Program.run(["explian", "subject-shouting"])
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("did you mean the command 'explain'?"), "\(outcome.error)")
    }

    @Test func anErrorIsStatusOne() throws {
        let outcome = try Program.run(["lint", "-"], input: Array(Self.bad.utf8))
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("{{first_name}}"))
    }

    @Test(arguments: [("never", 0), ("error", 1), ("note", 1)])
    func failOnSetsTheBar(level: String, status: Int32) throws {
        #expect(try Program.run(["--fail-on", level, "-"], input: Array(Self.bad.utf8)).status == status)
    }

    @Test func aScoreAtTheLimitIsStatusOne() throws {
        let demo = "Corpus/spam/demo-mega-sale-zh-en.eml"
        let report = try keys(Program.run(["--format", "ndjson", demo]).output[...])
        let score = try #require(report["score"] as? Double)
        #expect(try Program.run(["--fail-on", "never", demo]).status == 0)
        #expect(try Program.run(["--fail-on", "never", "--max-score", String(score), demo]).status == 1)
        #expect(try Program.run(["--fail-on", "never", "--max-score", String(score + 0.1), demo]).status == 0)
    }

    @Test(arguments: [
        (["--nonsense", "x.eml"], "--nonsense"), (["inspect", "--nonsense"], "--nonsense"), ([], "no message given"),
        (["--jobs", "0", "x.eml"], "whole number from 1 to 256"), (["--jobs", "-1", "x.eml"], "whole number from 1 to 256"),
        (["--jobs", "abc", "x.eml"], "whole number from 1 to 256"),
        (["--format", "xml", "x.eml"], "xml"), (["--now", "tomorrow", "-"], "--now"), (["--max-score", "-1", "x.eml"], "--max-score"),
        (["--class", "spam", "x.eml"], "spam"), (["explain", "subject-shoutin"], "did you mean"),
        (["--disable", "no-such-rule", "x.eml"], "no-such-rule"), (["--now", "2026-02-30T00:00:00Z", "-"], "--now"),
    ])
    func mistakesAreOneLineAndStatusTwo(arguments: [String], mention: String) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.hasPrefix("spamlint: "))
        #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
        #expect(outcome.error.contains(mention), "\(outcome.error)")
    }

    @Test func whatCannotBeReadIsStatusTwoAndTheRestIsReported() throws {
        let folder = try TemporaryFolder()
        try folder.write("good.eml", Self.good)
        try folder.write("empty.eml", "")
        try folder.write("binary.bin", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1])
        let paths = ["good.eml", "missing.eml", "empty.eml", "binary.bin"]
        let outcome = try Program.run(["--format", "ndjson"] + paths, folder: folder.path)
        #expect(outcome.status == 2)
        let lines = try outcome.output.split(separator: "\n").map { try keys($0) }
        #expect(lines.map { $0["path"] as? String } == paths)
        #expect(lines.map { $0["error"] != nil } == [false, true, true, true])
    }

    @Test func foldersThatLeadBackAreEnteredOnceAndPipesLeftAlone() throws {
        let folder = try TemporaryFolder()
        for name in ["a.eml", "00002.9c4069e25e1ef370c078db7ee85ff9ac", "note.txt"] { try folder.write("mail/" + name, Self.good) }
        for name in ["here", "again"] { symlink(".", folder.path + "/mail/" + name) }
        #expect(mkfifo(folder.path + "/mail/pipe", 0o600) == 0)
        let outcome = try Program.run(["--format", "ndjson", "mail"], folder: folder.path)
        let paths = try outcome.output.split(separator: "\n").map { try keys($0)["path"] as? String }
        #expect(paths == ["mail/00002.9c4069e25e1ef370c078db7ee85ff9ac", "mail/a.eml"])
    }

    @Test func pathsMayHoldAnyBytes() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", Self.good)
        let line = """
            cd '\(folder.path)' && mkdir mail && mv a.eml "$(printf 'mail/caf\\351.eml')"
            "$SPAMLINT" --quiet mail && "$SPAMLINT" --format ndjson mail/*.eml && ls -d mail/* | "$SPAMLINT" inspect --files-from -
            """
        let outcome = try Program.shell(line)
        #expect(outcome.status == 0, "\(outcome.error)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("1 message: ") == true)
        #expect(lines.filter { $0.contains("mail/caf\u{FFFD}.eml") }.count == 2, "\(outcome.output)")
    }

    @Test func aFolderThatCannotBeReadIsNamed() throws {
        // Nothing is closed to root.
        guard geteuid() != 0 else { return }
        let folder = try TemporaryFolder()
        try folder.write("mail/good.eml", Self.good)
        try folder.write("mail/closed/good.eml", Self.good)
        chmod(folder.path + "/mail/closed", 0)
        defer { chmod(folder.path + "/mail/closed", 0o700) }
        let outcome = try Program.run(["--quiet", "mail"], folder: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.error == "spamlint: mail/closed: permission denied\n")
        #expect(outcome.output.hasPrefix("1 message: "))
    }

    @Test func aFullDiskIsOneLineAndStatusTwo() throws {
        let outcome = try Program.shell("\"$SPAMLINT\" Corpus/spam/demo-mega-sale-zh-en.eml > /dev/full")
        #expect(outcome.status == 2)
        #expect(outcome.error.split(separator: "\n").count == 1 && outcome.error.hasPrefix("spamlint: "), "\(outcome.error)")
    }

    @Test func aReaderThatGoesAwayIsOneLineAndStatusTwo() throws {
        let outcome = try Program.shell("{ \"$SPAMLINT\" --format ndjson Corpus; echo $? >&2; } | true")
        let lines = outcome.error.split(separator: "\n")
        #expect(lines.count == 2 && lines.last == "2", "\(outcome.error)")
    }

    @Test func schemaIsTheFirstKeyAndTheOrderIsFixed() throws {
        let outcome = try Program.run(["--format", "ndjson", "Corpus/spam/demo-mega-sale-zh-en.eml"])
        #expect(outcome.output.hasPrefix(#"{"schema":"spamlint/v1","path":"Corpus/spam/demo-mega-sale-zh-en.eml","class":""#))
        let findings = try #require(try keys(outcome.output[...])["findings"] as? [[String: Any]])
        #expect(!findings.isEmpty)
        for finding in findings { #expect(finding["location"] is [String: Any]) }
    }

    @Test func outputIsTheSameForAnyNumberOfJobs() throws {
        let arguments = ["--format", "ndjson", "--now", "2026-11-23T12:00:00Z", "Corpus"]
        let one = try Program.run(arguments + ["--jobs", "1"])
        let four = try Program.run(arguments + ["--jobs", "4"])
        #expect(one.output == four.output)
        #expect(one.status == four.status)
    }

    @Test func filesFromAList() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", Self.good)
        try folder.write("b.eml", Self.good)
        let outcome = try Program.run(
            ["--format", "ndjson", "--files-from", "-"], input: Array("b.eml\na.eml\n".utf8), folder: folder.path)
        let paths = try outcome.output.split(separator: "\n").map { try keys($0)["path"] as? String }
        #expect(paths == ["b.eml", "a.eml"])
    }

    @Test func listsMayHaveNULsBetween() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", Self.good)
        try folder.write("b\n.eml", Self.good)
        let list: [UInt8] = Array("b\n.eml".utf8) + [0] + Array("a.eml".utf8) + [0]
        let outcome = try Program.run(["--format", "ndjson", "--files-from", "-"], input: list, folder: folder.path)
        let paths = try outcome.output.split(separator: "\n").map { try keys($0)["path"] as? String }
        #expect(paths == ["b\n.eml", "a.eml"] && outcome.status == 0, "\(outcome.error)")
    }

    @Test func pathsLongerThanAnyAreToldInShort() throws {
        let folder = try TemporaryFolder()
        try folder.write("list", String(repeating: "x", count: 100_000))
        let outcome = try Program.run(["--files-from", "list"], folder: folder.path)
        #expect(outcome.status == 2 && outcome.error.contains("a path of 100000 bytes") && outcome.error.utf8.count < 300)
    }

    @Test func pipesAmongRulesAreLeftAlone() throws {
        let folder = try TemporaryFolder()
        try folder.write("rules/readme.txt", "none")
        #expect(mkfifo(folder.path + "/rules/a.yml", 0o600) == 0)
        try folder.write("a.eml", Self.good)
        let outcome = try Program.run(["--rules", "rules", "a.eml"], folder: folder.path)
        #expect(outcome.status == 2 && outcome.error.contains("no rule file"), "\(outcome.error)")
    }

    @Test func aConfigurationThatIsNoFileIsTold() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", Self.good)
        let path = folder.path + "/.spamlint.yml"
        for make in [
            { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) },
            { try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere.yml") },
            { #expect(mkfifo(path, 0o600) == 0) },
        ] as [() throws -> Void] {
            try make()
            let outcome = try Program.run(["a.eml"], folder: folder.path)
            #expect(outcome.status == 2 && outcome.error.contains(".spamlint.yml: this"), "\(outcome.error)")
            try FileManager.default.removeItem(atPath: path)
        }
    }

    @Test func aCacheThatCannotBeWrittenIsToldOnce() throws {
        let folder = try TemporaryFolder()
        for name in ["a.eml", "b.eml", "cache"] { try folder.write(name, Self.good) }
        let outcome = try Program.run(["--cache", "cache", "a.eml", "b.eml"], folder: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.error.split(separator: "\n").count == 1 && outcome.error.contains("cache cannot be written"), "\(outcome.error)")
    }

    @Test func oneHintIsEnough() throws {
        let near = try Program.run(["--jbs", "2", "a.eml"])
        #expect(near.status == 2 && !near.error.contains("?;"), "\(near.error)")
        let word = try Program.run(["frobnicate"])
        #expect(word.status == 2 && word.error.contains("'spamlint --help' lists the commands"), "\(word.error)")
        let topic = try Program.run(["help", "explian"])
        #expect(topic.status == 2 && topic.error.contains("did you mean 'explain'?"), "\(topic.error)")
    }

    @Test func foldersAreWalkedInByteOrder() throws {
        let folder = try TemporaryFolder()
        try folder.write("mail/b.eml", Self.good)
        try folder.write("mail/a.HTML", "<p>Hello</p>")
        try folder.write("mail/notes.txt", Self.good)
        try folder.write("mail/1234", Self.good)
        try folder.write("mail/readme", "no field here")
        try folder.write("mail/box/cur/1.x:2,S", Self.good)
        try folder.write("mail/box/new/2.x", Self.good)
        try folder.write("mail/box/tmp/3.x", Self.good)
        let outcome = try Program.run(["--format", "ndjson", "mail"], folder: folder.path)
        let paths = try outcome.output.split(separator: "\n").map { try keys($0)["path"] as? String }
        #expect(paths == ["mail/1234", "mail/a.HTML", "mail/b.eml", "mail/box/cur/1.x:2,S", "mail/box/new/2.x"])
    }

    @Test func aFolderWithoutMessagesIsOneLine() throws {
        let folder = try TemporaryFolder()
        try folder.write("notes.txt", "nothing")
        let outcome = try Program.run(["."], folder: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.error.split(separator: "\n").count == 1)
        #expect(outcome.error.contains("no message in this folder"))
    }

    @Test func messagesOfAMailboxAreReportedApart() throws {
        let folder = try TemporaryFolder()
        let one = "From ada@example.org Mon Nov 23 10:00:00 2026\n" + Self.good + "\n"
        try folder.write("two.mbox", one + one)
        let outcome = try Program.run(["--format", "ndjson", "two.mbox"], folder: folder.path)
        let numbers = try outcome.output.split(separator: "\n").map { try keys($0)["message"] as? Int }
        #expect(numbers == [1, 2])
    }

    @Test func nothingOfAMailReachesTheTerminalRaw() throws {
        let hostile = Self.good.replacingOccurrences(of: "Minutes of Monday", with: "\u{1B}]0;x\u{07}{{name}}\u{1B}[2J")
        let outcome = try Program.run(["--color", "never", "-"], input: Array(hostile.utf8))
        #expect(!outcome.output.utf8.contains(0x1B))
        #expect(!outcome.output.utf8.contains(0x07))
    }

    @Test func colourOnlyWhereItIsAskedFor() throws {
        let input = Array(Self.bad.utf8)
        #expect(try Program.run(["--color", "always", "-"], input: input).output.contains("\u{1B}["))
        #expect(try !Program.run(["-"], input: input).output.contains("\u{1B}["))
    }

    @Test func quietIsTheSummaryAlone() throws {
        let outcome = try Program.run(["--quiet", "-"], input: Array(Self.bad.utf8))
        #expect(outcome.output.split(separator: "\n").count == 1)
        #expect(outcome.output.hasPrefix("1 message: "))
    }

    @Test func chineseReport() throws {
        let outcome = try Program.run(["--lang", "zh", "-"], input: Array(Self.bad.utf8))
        #expect(outcome.output.contains("错误"))
        #expect(outcome.output.contains("封邮件"))
    }

    @Test func standardInputMayBeGivenAName() throws {
        let outcome = try Program.run(["--format", "ndjson", "--stdin-filename", "welcome.html", "-"], input: Array("<p>Hi</p>".utf8))
        #expect(try keys(outcome.output[...])["path"] as? String == "welcome.html")
    }
}
