import Foundation
import TestSupport
import Testing

/// What is asked for besides findings: receivers, gains, targets, sums, comparisons.
@Suite struct GainCommandTests {
    private static let demo = "Corpus/spam/demo-mega-sale-zh-en.eml"
    private static let now = ["--now", "2026-11-23T12:00:00Z"]

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func receiversAreShownWhenAskedFor() throws {
        let plain = try Program.run(Self.now + [Self.demo])
        let shown = try Program.run(Self.now + ["--receivers", Self.demo])
        #expect(!plain.output.contains("Rspamd 3.4: score") && shown.output.contains("Rspamd 3.4: score"))
        #expect(shown.status == 1)
    }

    @Test func gainsAreToldInJSONWhenAskedFor() throws {
        let plain = try object(try Program.run(Self.now + ["--format", "ndjson", Self.demo]).output)
        let told = try object(try Program.run(Self.now + ["--format", "ndjson", "--gain", "--target", "3", Self.demo]).output)
        let findings = try #require(told["findings"] as? [[String: Any]])
        let score = try #require(told["score"] as? Double)
        for finding in findings {
            let gain = try #require(finding["gain"] as? [String: Any])
            #expect(try #require(gain["score"] as? Double) <= score)
            #expect(Set(try #require(gain["receivers"] as? [String: Double]).keys) == ["rspamd", "spamassassin"])
        }
        let target = try #require(told["target"] as? [String: Any])
        #expect(target["reached"] as? Bool == true)
        #expect(try #require(target["score"] as? Double) < 3)
        #expect(try #require(target["fixes"] as? [String]).allSatisfy { rule in findings.contains { $0["rule"] as? String == rule } })
        let quiet = try #require(plain["findings"] as? [[String: Any]])
        #expect(quiet.allSatisfy { $0["gain"] == nil } && plain["target"] == nil)
    }

    @Test(arguments: ["0", "-1", "nan", "x"])
    func aTargetIsANumberOfPoints(target: String) throws {
        let outcome = try Program.run(["--target", target, Self.demo])
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("target"), "\(outcome.error)")
    }

    @Test func findingsAreSummedUp() throws {
        let outcome = try Program.run(Self.now + ["--statistics", "--format", "json", Self.demo, Self.demo, "absent.eml"])
        #expect(outcome.status == 2)
        let sums = try object(outcome.output)
        #expect(sums["messages"] as? Int == 2)
        #expect((sums["errors"] as? [[String: Any]])?.count == 1)
        let rules = try #require(sums["rules"] as? [[String: Any]])
        #expect(rules.allSatisfy { $0["messages"] as? Int == 2 })
        let text = try Program.run(Self.now + ["--statistics", Self.demo])
        #expect(text.status == 1)
        #expect(text.output.hasPrefix("messages  findings"))
        #expect(text.output.split(separator: "\n").last?.hasPrefix("1 message: ") == true)
    }

    @Test func versionsAreCompared() throws {
        let folder = try TemporaryFolder()
        let good = try folder.write("good.eml", LintCommandTests.good)
        let bad = try folder.write("bad.eml", LintCommandTests.bad)
        let worse = try Program.run(["compare", good, bad])
        #expect(worse.status == 1)
        #expect(worse.output.contains("come: 1") && worse.output.contains("merge-placeholder-subject"), "\(worse.output)")
        let better = try Program.run(["compare", bad, good])
        #expect(better.status == 0)
        #expect(better.output.contains("gone: 1"), "\(better.output)")
        // What was wrong before is no reason to fail.
        let same = try Program.run(["compare", "--lang", "zh", bad, bad])
        #expect(same.status == 0)
        #expect(same.output.contains("没有新问题"), "\(same.output)")
        #expect(try Program.run(["compare", "--fail-on", "never", good, bad]).status == 0)
        let json = try object(try Program.run(["compare", "--format", "json", good, "-"], input: Array(LintCommandTests.bad.utf8)).output)
        #expect((json["come"] as? [[String: Any]])?.count == 1)
    }

    @Test func whatCannotBeComparedIsSaid() throws {
        let folder = try TemporaryFolder()
        let good = try folder.write("good.eml", LintCommandTests.good)
        let box = try folder.write(
            "two.mbox",
            "From a@b.example Mon Nov 23 10:00:00 2026\nSubject: A\n\nB\n\nFrom a@b.example Mon Nov 23 10:00:00 2026\nSubject: C\n\nD\n")
        let several = try Program.run(["compare", good, box])
        #expect(several.status == 2)
        #expect(several.error.contains("holds 2 messages"), "\(several.error)")
        #expect(try Program.run(["compare", good, "absent.eml"]).status == 2)
        #expect(try Program.run(["compare", "-", "-"]).status == 2)
        #expect(try Program.run(["compare", good]).status == 2)
    }

    @Test func symbolsAreExplained() throws {
        let outcome = try Program.run(["explain", "MISSING_TO"])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("MISSING_TO · Rspamd 3.4, 4.1\n"))
        #expect(outcome.output.contains("+2.0") && outcome.output.contains("the field To is missing"), "\(outcome.output)")
        let near = try Program.run(["explain", "MISSING_TOO"])
        #expect(near.status == 2 && near.error.contains("'MISSING_TO'"), "\(near.error)")
    }
}
