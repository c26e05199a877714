import Foundation
import TestSupport
import Testing

@Suite struct BaselineCommandTests {
    private static let now = ["--now", "2026-11-23T12:00:00Z"]

    private func object(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.error)")
    }

    @Test func whatWasThereDoesNotCount() throws {
        let folder = try TemporaryFolder()
        try folder.write("mail/a.eml", ConfigurationCommandTests.shout)
        let written = try Program.run(Self.now + ["--fail-on", "note", "--write-baseline", "base.json", "mail"], folder: folder.path)
        #expect(written.status == 0, "\(written.output)\(written.error)")
        let text = try String(contentsOfFile: folder.path + "/base.json", encoding: .utf8)
        #expect(text.contains("\"mail/a.eml\": {") && text.contains("\"subject-shouting\": 1"))
        let held = try Program.run(
            Self.now + ["--fail-on", "note", "--format", "ndjson", "--baseline", "base.json", "mail"], folder: folder.path)
        #expect(held.status == 0 && held.error.isEmpty)
        let report = try object(held)
        #expect((report["findings"] as? [Any])?.isEmpty == true)
        #expect(report["score"] as? Double == 0)
        let whole = (report["baseline"] as? [String: Any])?["score"] as? Double ?? 0
        #expect(whole > 0)
        let told = try Program.run(Self.now + ["--baseline", "base.json", "mail/a.eml"], folder: folder.path)
        #expect(told.output.contains("score 0.0, pass (\(whole) counting what is in the baseline)"), "\(told.output)")
    }

    @Test func whatIsNewCounts() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", ConfigurationCommandTests.shout)
        _ = try Program.run(Self.now + ["--write-baseline", "base.json", "a.eml"], folder: folder.path)
        try folder.write("a.eml", ConfigurationCommandTests.shout.replacing("</p>", with: " {{name}}</p>"))
        let outcome = try Program.run(
            Self.now + ["--fail-on", "note", "--format", "ndjson", "--baseline", "base.json", "a.eml"], folder: folder.path)
        #expect(outcome.status == 1)
        let rules = (try object(outcome)["findings"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
        #expect(!rules.isEmpty && !rules.contains("subject-shouting"), "\(rules)")
    }

    @Test func staleEntriesAreToldAndPruned() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", ConfigurationCommandTests.shout)
        try folder.write("b.eml", ConfigurationCommandTests.shout)
        try folder.write("c.eml", ConfigurationCommandTests.shout)
        _ = try Program.run(Self.now + ["--write-baseline", "base.json", "."], folder: folder.path)
        try folder.write("a.eml", ConfigurationCommandTests.shout.replacing("BUY OUR NEW SHOES RIGHT NOW TODAY", with: "Our new shoes"))
        try FileManager.default.removeItem(atPath: folder.path + "/b.eml")
        let outcome = try Program.run(Self.now + ["-q", "--fail-on", "never", "--baseline", "base.json", "a.eml"], folder: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.error.hasPrefix("spamlint: base.json: "), "\(outcome.error)")
        #expect(outcome.error.contains("a.eml subject-shouting (1 -> 0)") && outcome.error.contains("b.eml subject-shouting (1 -> 0)"))
        #expect(!outcome.error.contains("c.eml"))
        _ = try Program.run(Self.now + ["-q", "--write-baseline", "base.json", "a.eml"], folder: folder.path)
        let text = try String(contentsOfFile: folder.path + "/base.json", encoding: .utf8)
        #expect(!text.contains("b.eml") && text.contains("\"c.eml\": {"))
        let again = try Program.run(Self.now + ["-q", "--fail-on", "never", "--baseline", "base.json", "."], folder: folder.path)
        #expect(again.error.isEmpty, "\(again.error)")
    }

    @Test func aBaselineThatIsNotThereIsAMistake() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", ConfigurationCommandTests.shout)
        let outcome = try Program.run(["--baseline", "base.json", "a.eml"], folder: folder.path)
        #expect(outcome.status == 2)
        #expect(
            outcome.error
                == "spamlint: base.json: the baseline cannot be read: no such file or directory; --write-baseline base.json makes one\n")
    }

    @Test func resultsAreKept() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "c"] { try folder.write("\(name).eml", ConfigurationCommandTests.shout) }
        let arguments = Self.now + ["--format", "ndjson", "--fail-on", "never"]
        let plain = try Program.run(arguments + ["."], folder: folder.path)
        for _ in 0..<2 {
            let kept = try Program.run(arguments + ["--cache", "kept", "--jobs", "3", "."], folder: folder.path)
            #expect(kept.output == plain.output)
        }
        #expect(FileManager.default.fileExists(atPath: folder.path + "/kept"))
        _ = try Program.run(arguments + ["--no-cache", "."], folder: folder.path, environment: ["SPAMLINT_CACHE": "other"])
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/other"))
    }
}
