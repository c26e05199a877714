import Foundation
import TestSupport
import Testing

@Suite struct ConfigurationCommandTests {
    static let shout = """
        From: Ada <ada@shop.example>
        To: reader@example.com
        Subject: BUY OUR NEW SHOES RIGHT NOW TODAY
        Date: Mon, 23 Nov 2026 10:00:00 +0000
        Message-ID: <shoes.1@shop.example>
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <html lang="en"><p>See <a href="https://click.other.example/a">www.shoes.example</a> for the shoes.</p></html>

        """

    private static let now = ["--now", "2026-11-23T12:00:00Z"]

    private func report(_ arguments: [String] = [], in folder: TemporaryFolder, path: String = "a.eml", environment: [String: String] = [:])
        throws -> [String: Any]
    {
        let outcome = try Program.run(
            Self.now + ["--format", "ndjson"] + arguments + [path], folder: folder.path, environment: environment)
        #expect(outcome.error.isEmpty, "\(outcome.error)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func severity(of rule: String, in report: [String: Any]) -> String? {
        let findings = report["findings"] as? [[String: Any]] ?? []
        return findings.first { $0["rule"] as? String == rule }?["severity"] as? String
    }

    @Test func theNearestFileHolds() throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("a.eml", Self.shout)
        try folder.write("sub/deep/a.eml", Self.shout)
        try folder.write(".spamlint.yml", "rules: { subject-shouting: note }\nclass: reply\n")
        try folder.write("sub/.spamlint.yaml", "root: true\nrules: { subject-shouting: error }\n")
        #expect(severity(of: "subject-shouting", in: try report(in: folder)) == "note")
        let deep = try report(in: folder, path: "sub/deep/a.eml")
        #expect(severity(of: "subject-shouting", in: deep) == "error")
        #expect(deep["class"] as? String != "reply", "files above the nearest do not count")
        let none = try report(["--no-config"], in: folder, path: "sub/deep/a.eml")
        #expect(severity(of: "subject-shouting", in: none) == "warning")
        let named = try report(["--config", ".spamlint.yml"], in: folder, path: "sub/deep/a.eml")
        #expect(severity(of: "subject-shouting", in: named) == "note")
    }

    @Test func theRepositoryIsTheEnd() throws {
        let folder = try TemporaryFolder()
        try folder.write(".spamlint.yml", "rules: { subject-shouting: off }\n")
        try folder.write("repo/.git/HEAD", "")
        try folder.write("repo/a.eml", Self.shout)
        #expect(severity(of: "subject-shouting", in: try report(in: folder, path: "repo/a.eml")) != nil)
    }

    @Test func eachLayerStandsAboveTheLast() throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("tx/a.eml", Self.shout)
        try folder.write("base.yml", "class: list\nmarkets: [us]\nlanguage: zh\n")
        try folder.write(
            ".spamlint.yml", "extends: base.yml\nclass: reply\noverrides:\n  - files: tx/\n    class: transactional\n")
        func printed(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> [String] {
            let outcome = try Program.run(["--print-config", "tx/a.eml"] + arguments, folder: folder.path, environment: environment)
            #expect(outcome.status == 0, "\(outcome.error)")
            return outcome.output.split(separator: "\n").map { line in
                line.split(separator: "#", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " # ")
            }
        }
        let file = try printed()
        #expect(file.contains("class: transactional # .spamlint.yml:5:12"), "\(file)")
        #expect(file.contains("markets: [us] # base.yml:2:10"))
        #expect(file.contains("thresholds.warn: 3 # 默认"))
        #expect(try printed([], ["SPAMLINT_CLASS": "marketing"]).contains("class: marketing # SPAMLINT_CLASS"))
        #expect(
            try printed(["--class", "list", "--disable", "date-missing"], ["SPAMLINT_CLASS": "marketing"]).filter {
                $0.hasPrefix("class") || $0.hasPrefix("rules")
            } == ["class: list # --class", "rules.date-missing.level: off # --disable"])
        #expect(try printed(["--no-config"]).contains("class: auto # default"))
    }

    @Test func ownAndTrackingDomainsAreNoForeignLinks() throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("a.eml", Self.shout)
        #expect(severity(of: "link-text-mismatch", in: try report(in: folder)) != nil)
        try folder.write(".spamlint.yml", "domains: { tracking: [click.other.example] }\n")
        #expect(severity(of: "link-text-mismatch", in: try report(in: folder)) == nil)
        try folder.write(".spamlint.yml", "domains: { own: [other.example] }\n")
        #expect(severity(of: "link-text-mismatch", in: try report(in: folder)) == nil)
        try folder.write(".spamlint.yml", "domains: { own: [another.example] }\n")
        #expect(severity(of: "link-text-mismatch", in: try report(in: folder)) != nil)
    }

    @Test func thresholdsAndBarsDecide() throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("a.eml", Self.shout)
        func status(_ yaml: String, _ arguments: [String] = []) throws -> Int32 {
            try folder.write(".spamlint.yml", yaml)
            return try Program.run(Self.now + ["-q"] + arguments + ["a.eml"], folder: folder.path).status
        }
        #expect(try status("fail-on: never\n") == 0)
        #expect(try status("fail-on: warning\n") == 1)
        #expect(try status("fail-on: never\nthresholds: { max-score: 0.1 }\n") == 1)
        #expect(try status("fail-on: never\nthresholds: { fail: 0.1 }\n") == 0)
        #expect(try status("fail-on: warning\n", ["--fail-on", "never"]) == 0)
        try folder.write(".spamlint.yml", "thresholds: { warn: 0.1, fail: 0.2 }\n")
        #expect(try report(in: folder)["verdict"] as? String == "fail")
        try folder.write(".spamlint.yml", "thresholds: { warn: 90, fail: 90 }\n")
        #expect(try report(in: folder)["verdict"] as? String == "pass")
    }

    @Test func theLanguageAndPathsAloneAreHeeded() throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("a.eml", Self.shout)
        try folder.write(".spamlint.yml", "language: zh\n")
        #expect(try Program.run(["a.eml"], folder: folder.path).output.contains("封邮件"))
        #expect(try Program.run(["--lang", "en", "a.eml"], folder: folder.path).output.contains("1 message"))
        #expect(
            try Program.run(["--stdin-filename", "x.eml", "-"], input: Array(Self.shout.utf8), folder: folder.path).output.contains("封邮件"))
    }

    @Test func houseRulesAreSeenFromTheFile() throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("mail/house/says-banana.yml", RuleCommandTests.rule)
        try folder.write("mail/.spamlint.yml", "rule-folders: house\n")
        try folder.write("mail/a.eml", Self.shout.replacing("shoes.</p>", with: "banana.</p>"))
        #expect(severity(of: "says-banana", in: try report(in: folder, path: "mail/a.eml")) == "error")
    }

    @Test(arguments: [
        ("clas: reply", ".spamlint.yml:1:1: unknown key 'clas' in the configuration; did you mean 'class'?"),
        ("rules: { subject-shoutng: off }", ".spamlint.yml:1:10: there is no rule 'subject-shoutng'; did you mean 'subject-shouting'?"),
        ("extends: other.yml", ".spamlint.yml:1:10: 'extends' names 'other.yml', which is no file"),
        ("extends: [.spamlint.yml]", ".spamlint.yml:1:11: 'extends' goes round in a circle: .spamlint.yml -> .spamlint.yml"),
        ("extends: round.yml", "round.yml:1:10: 'extends' goes round in a circle: .spamlint.yml -> round.yml -> .spamlint.yml"),
        ("rules: { date-missing: { options: { x: 1 } } }", ".spamlint.yml:1:37: rule 'date-missing' has no options"),
    ])
    func mistakesAreOneLineAndStatusTwo(yaml: String, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("round.yml", "extends: .spamlint.yml\n")
        try folder.write("a.eml", Self.shout)
        try folder.write("b.eml", Self.shout)
        try folder.write(".spamlint.yml", yaml + "\n")
        for arguments in [["a.eml", "b.eml"], ["--print-config", "a.eml"], ["compare", "a.eml", "b.eml"], ["inspect", "a.eml"]] {
            let outcome = try Program.run(arguments, folder: folder.path)
            #expect(outcome.status == 2)
            #expect(outcome.error == "spamlint: " + message + "\n")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func mistakesElsewhereAreToldToo() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", Self.shout)
        let environment = try Program.run(["a.eml"], folder: folder.path, environment: ["SPAMLINT_FAIL_ON": "eror"])
        #expect(environment.status == 2)
        #expect(environment.error == "spamlint: SPAMLINT_FAIL_ON: 'fail-on' does not know 'eror'; did you mean 'error'?\n")
        let absent = try Program.run(["--config", "none.yml", "a.eml"], folder: folder.path)
        #expect(absent.status == 2)
        #expect(absent.error == "spamlint: none.yml: there is no such configuration file\n")
        #expect(try Program.run(["--config", "x", "--no-config", "a.eml"], folder: folder.path).status == 2)
        let rule = try Program.run(["--disable", "date-mising", "a.eml"], folder: folder.path)
        #expect(rule.error == "spamlint: cannot disable 'date-mising': there is no such rule; did you mean 'date-missing'?\n")
    }

    @Test(arguments: [
        ("colour: red\n", ".spamlint.yml:1:1: 配置 中没有键 'colour'；可用的键有 address"),
        ("clas: reply\n", ".spamlint.yml:1:1: 配置 中没有键 'clas'；您是想写 'class' 吗？"),
        ("class: repl\n", ".spamlint.yml:1:8: 'class' 不能是 'repl'；您是想写 'reply' 吗？"),
        ("rules: { subject-shoutin: off }\n", ".spamlint.yml:1:10: 没有规则 'subject-shoutin'；您是想写 'subject-shouting' 吗？"),
        ("rules: { subject-shouting: of }\n", ".spamlint.yml:1:28: 没有级别 'of'；您是想写 'off' 吗？"),
        ("rules: { subject-shouting: { points: x } }\n", ".spamlint.yml:1:38: 'points' 必须是数字"),
        ("thresholds: { warn: -1 }\n", ".spamlint.yml:1:21: 'thresholds.warn' 必须是 0 到 1000 的分数，而不是 '-1'"),
        ("markets: [us, {}]\n", ".spamlint.yml:1:15: 'markets'中的每一项 必须是文本"),
        ("extends: none.yml\n", ".spamlint.yml:1:10: 'extends' 指向 'none.yml'，它不是文件"),
        ("root: [\n", ".spamlint.yml:2:1: YAML 语法有误："),
        ("overrides: [{ class: reply }]\n", ".spamlint.yml:1:13: overrides 中的一项 缺少 'files'"),
    ])
    func mistakesAreToldInChinese(yaml: String, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(".spamlint.yml", yaml)
        try folder.write("a.eml", Self.shout)
        for (arguments, environment) in [(["--lang", "zh"], [:]), ([], ["SPAMLINT_LANGUAGE": "zh"])] as [([String], [String: String])] {
            let outcome = try Program.run(arguments + ["a.eml"], folder: folder.path, environment: environment)
            #expect(outcome.status == 2)
            #expect(outcome.error.hasPrefix("spamlint: " + message), "\(outcome.error)")
        }
        #expect(try !Program.run(["a.eml"], folder: folder.path).error.contains("；"))
    }
}
