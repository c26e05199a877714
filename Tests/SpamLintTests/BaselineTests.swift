import Foundation
import Testing

@testable import SpamLint

@Suite struct BaselineTests {
    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("spamlint-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test func whatIsWrittenIsRead() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/baseline.json"
        var baseline = Baseline(emptyFor: path)
        baseline.set(["b-rule": 2, "a-rule": 1], of: "mail/\"odd\"\n名.eml")
        baseline.set([:], of: "mail/clean.eml")
        try baseline.write(to: path)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
            text == """
                {
                  "schema": "spamlint-baseline/v1",
                  "files": {
                    "mail/\\"odd\\"\\n名.eml": {
                      "a-rule": 1,
                      "b-rule": 2
                    }
                  }
                }

                """)
        #expect(try Baseline(path: path) == baseline)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["baseline.json"], "no draft is left")
        var empty = Baseline(emptyFor: path)
        try empty.write(to: path)
        #expect(try Baseline(path: path).files.isEmpty)
        empty.set(["a-rule": 1], of: "gone.eml")
        #expect(empty.staleFiles(besides: []) == [Baseline.Stale(file: "gone.eml", rule: "a-rule", count: 1, found: 0)])
        empty.prune()
        #expect(empty.files.isEmpty)
    }

    @Test(arguments: [
        ("", ": the baseline is empty; --write-baseline makes a new one"),
        ("[]", ":1:1: the baseline must be a mapping with schema, files"),
        (
            #"{"schema": "x", "files": {}}"#,
            ":1:12: 'schema' must be 'spamlint-baseline/v1'; this is no baseline, or one of another version"
        ),
        (
            #"{"schema": "spamlint-baseline/v1", "files": {"a": {"b": 0}}}"#,
            ":1:57: a count must be a whole number from 1 to 1000000"
        ),
    ])
    func mistakesHaveAPlace(text: String, message: String) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/b.json"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect {
            try Baseline(path: path)
        } throws: { error in
            (error as? ConfigurationError)?.lines == [path + message]
        }
    }

    @Test func oneThatIsNotThereSaysHowToMakeIt() {
        #expect {
            try Baseline(path: "/nowhere/b.json")
        } throws: { error in
            (error as? ConfigurationError)?.lines == [
                "/nowhere/b.json: the baseline cannot be read: no such file or directory; --write-baseline /nowhere/b.json makes one"
            ]
        }
    }
}
