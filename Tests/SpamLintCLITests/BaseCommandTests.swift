import Foundation
import TestSupport
import Testing

@Suite struct BaseCommandTests {
    private static let now = ["--now", "2026-11-23T12:00:00Z"]

    private func git(_ arguments: String, in folder: TemporaryFolder) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let identity = "-c user.name=Ada -c user.email=ada@example.org -c init.defaultBranch=main -c commit.gpgsign=false"
        process.arguments = ["-c", "git \(identity) \(arguments) >/dev/null 2>&1"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(arguments)")
    }

    private func repository(_ name: String = "mail/a.eml") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(name, ConfigurationCommandTests.shout)
        try git("init", in: folder)
        try git("add -A", in: folder)
        try git("commit -m first", in: folder)
        return folder
    }

    @Test func onlyWhatIsNewFails() throws {
        let folder = try repository()
        let same = try Program.run(Self.now + ["--base", "HEAD", "--fail-on", "note", "mail"], folder: folder.path)
        #expect(same.status == 0, "\(same.output)\(same.error)")
        #expect(same.output.contains(", nothing new; "), "\(same.output)")
        try folder.write("mail/a.eml", ConfigurationCommandTests.shout.replacing("https://click.other", with: "http://203.0.113.9"))
        let worse = try Program.run(Self.now + ["--base", "HEAD", "--fail-on", "note", "mail/a.eml"], folder: folder.path)
        #expect(worse.status == 1)
        #expect(worse.output.contains(" -> ") && worse.output.contains(", because "), "\(worse.output)")
        #expect(!worse.output.contains("[subject-shouting]"), "what was there before is not told")
        let json = try Program.run(Self.now + ["--base", "main", "--format", "ndjson", "mail/a.eml"], folder: folder.path)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let base = try #require(report["base"] as? [String: Any])
        #expect(base["name"] as? String == "main")
        #expect((base["score"] as? Double ?? 0) > 0)
        #expect((base["unchanged"] as? Int ?? 0) > 0)
    }

    @Test func aNewFileIsNewAsAWhole() throws {
        let folder = try repository()
        try folder.write("mail/b.eml", ConfigurationCommandTests.shout)
        let outcome = try Program.run(Self.now + ["--base", "HEAD", "--fail-on", "warning", "mail/b.eml"], folder: folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("new since HEAD: ") && outcome.output.contains("[subject-shouting]"), "\(outcome.output)")
    }

    @Test(arguments: ["-odd $(touch pwned).eml", "a\"b'c;d.eml", "--help.eml", "名 前.eml", ":x.eml"])
    func oddNamesAreNames(name: String) throws {
        let folder = try repository("mail/" + name)
        let outcome = try Program.run(Self.now + ["--base", "HEAD", "--fail-on", "note", "mail"], folder: folder.path)
        #expect(outcome.status == 0 && outcome.output.contains("nothing new"), "\(outcome.output)\(outcome.error)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/pwned"))
    }

    @Test func mistakesAreOneLine() throws {
        let folder = try repository()
        for name in ["nowhere", "--output=pwned", "$(touch pwned)"] {
            let outcome = try Program.run(["--base=\(name)", "mail"], folder: folder.path)
            #expect(outcome.status == 2)
            #expect(
                outcome.error == "spamlint: --base does not know '\(name)'; name a commit, a branch or a tag of this repository\n")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/pwned"))
        let outside = try TemporaryFolder()
        try outside.write("a.eml", ConfigurationCommandTests.shout)
        let outcome = try Program.run(["--base", "HEAD", "a.eml"], folder: outside.path)
        #expect(outcome.error == "spamlint: a.eml: --base needs a git repository, and this file lies in none\n")
        #expect(try Program.run(["--base", "HEAD", "--baseline", "x", "a.eml"], folder: outside.path).status == 2)
    }
}
