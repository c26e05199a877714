import Foundation
import TestSupport
import Testing

/// `--format` and `--output`.
@Suite struct OutputCommandTests {
    private static let good = LintCommandTests.good
    private static let bad = LintCommandTests.bad

    private func read(_ folder: TemporaryFolder, _ name: String) throws -> String {
        try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }

    @Test func severalFormatsAtOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", Self.bad)
        try folder.write("old.json", "left from before")
        let outcome = try Program.run(
            ["--output", "sarif:out.sarif", "--output", "ndjson:old.json", "--output", "html:page.html", "a.eml"], folder: folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("a.eml"), "text goes to standard output unless something else does")
        #expect(try read(folder, "out.sarif").hasPrefix("{\"$schema\""))
        #expect(try read(folder, "old.json").hasPrefix("{\"schema\":\"spamlint/v1\",\"path\":\"a.eml\""))
        #expect(try read(folder, "page.html").hasPrefix("<!doctype html>"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["a.eml", "old.json", "out.sarif", "page.html"])
    }

    @Test func standardOutputTakesTheOneThatIsSentThere() throws {
        let outcome = try Program.run(["--output", "gcc:-", "-"], input: Array(Self.bad.utf8))
        #expect(outcome.output.hasPrefix("-:3:"), "\(outcome.output)")
        #expect(!outcome.output.contains("why:"))
    }

    @Test func linksAndModesAreKept() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", Self.good)
        try folder.write("real.json", "x")
        chmod(folder.path + "/real.json", 0o640)
        symlink("real.json", folder.path + "/link.json")
        #expect(try Program.run(["--output", "json:link.json", "a.eml"], folder: folder.path).status == 0)
        #expect(try read(folder, "real.json").hasPrefix("["))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/real.json")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.json") == "real.json")
    }

    @Test(arguments: [
        (["--format", "sarff", "x.eml"], "did you mean 'sarif'?"), (["--output", "htm:x", "x.eml"], "did you mean 'html'?"),
        (["--output", "sarif", "x.eml"], "FORMAT:FILE"), (["--output", "sarif:", "x.eml"], "FORMAT:FILE"),
        (["--format", "json", "--output", "gcc:-", "x.eml"], "one format"),
        (["--output", "gcc:a", "--output", "json:a", "x.eml"], "'a' twice"),
        (["--statistics", "--format", "gcc", "x.eml"], "--statistics"),
        (["--output", "json:/nowhere/x", "x.eml"], "cannot write '/nowhere/x'"),
    ])
    func mistakesAreOneLineAndStatusTwo(arguments: [String], mention: String) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.hasPrefix("spamlint: ") && outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
        #expect(outcome.error.contains(mention), "\(outcome.error)")
    }

    @Test func deviceIsWrittenTo() throws {
        #expect(try Program.run(["--output", "json:/dev/null", "-"], input: Array(Self.good.utf8)).status == 0)
        #expect(try Program.run(["--output", "json:/dev/full", "-"], input: Array(Self.good.utf8)).status == 2)
    }
}
