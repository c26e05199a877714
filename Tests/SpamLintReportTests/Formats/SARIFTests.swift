import Foundation
import SpamLint
import Testing

@Suite struct SARIFTests {
    private func run(_ files: [LintedFile]) throws -> [String: Any] {
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(Hostile.output(.sarif, files).utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0" && log["$schema"] != nil)
        let runs = try #require(log["runs"] as? [[String: Any]])
        return try #require(runs.first)
    }

    private func results(_ files: [LintedFile]) throws -> [[String: Any]] { try #require(try run(files)["results"] as? [[String: Any]]) }

    private func value(_ path: String, in object: Any?) -> Any? {
        path.split(separator: ".").reduce(object) { value, key in
            if let index = Int(key) { return (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil } }
            return (value as? [String: Any])?[String(key)]
        }
    }

    @Test func rulesAreDescribedOnce() throws {
        let run = try run([Hostile.file([Hostile.finding(), Hostile.finding()])])
        let rules = try #require(value("tool.driver.rules", in: run) as? [[String: Any]])
        #expect(rules.count == 1)
        let rule = try #require(rules.first)
        #expect(rule["id"] as? String == "house-hostile" && rule["name"] as? String == "HouseHostile")
        for key in ["shortDescription.text", "fullDescription.text", "help.text", "help.markdown", "defaultConfiguration.level"] {
            #expect((value(key, in: rule) as? String)?.isEmpty == false, "\(key)")
        }
        #expect(rule["helpUri"] as? String == "https://example.org/a_(b)")
        #expect(value("tool.driver.semanticVersion", in: run) as? String == "1.2.3")
        #expect(value("results.1.ruleIndex", in: run) as? Int == 0)
    }

    /// `naïve` has a letter of two bytes, and the emoji is two units of UTF-16 and four bytes.
    @Test func columnsAreUTF16AndBytesAreBytes() throws {
        let region = value("0.locations.0.physicalLocation.region", in: try results([Hostile.file()]))
        let before = "Subject: naïve \u{1F600} ::"
        #expect(value("startColumn", in: region) as? Int == before.utf16.count + 1)
        #expect(value("endColumn", in: region) as? Int == before.utf16.count + 6)
        #expect(value("byteOffset", in: region) as? Int == before.utf8.count)
        #expect(value("byteLength", in: region) as? Int == 5)
    }

    @Test func pathsAreEncodedAndRelative() throws {
        let artifact = value("0.locations.0.physicalLocation.artifactLocation", in: try results([Hostile.file()]))
        #expect(value("uri", in: artifact) as? String == "%3A%3Aerror%2C%20a%3Ab%3C%26%22%3E%1B%27%25.eml")
        #expect(value("uriBaseId", in: artifact) as? String == "%SRCROOT%")
    }

    @Test func editsAreFixes() throws {
        let fix = Fix(.unsafe, [Edit(3..<5, Array("ä".utf8)), Edit(9..<9, [0xFF])])
        let found = value("0.fixes.0", in: try results([Hostile.file([Hostile.finding(fix: fix)])]))
        let edits = try #require(value("artifactChanges.0.replacements", in: found) as? [[String: Any]])
        #expect(edits.count == 2)
        #expect(value("deletedRegion.byteOffset", in: edits.first) as? Int == 3)
        #expect(value("insertedContent.text", in: edits.first) as? String == "ä")
        #expect(value("insertedContent.binary", in: edits.last) as? String == "/w==")
        #expect(value("properties.safety", in: found) as? String == "unsafe")
        let advice = try results([Hostile.file([Hostile.finding(fix: Fix(.advice, []))])])
        #expect(value("0.fixes", in: advice) == nil)
    }

    @Test func whatCouldNotBeReadIsTold() throws {
        let run = try run([Hostile.unreadable])
        #expect(value("invocations.0.executionSuccessful", in: run) as? Bool == false)
        #expect(value("invocations.0.toolExecutionNotifications.0.level", in: run) as? String == "error")
        #expect((run["results"] as? [Any])?.isEmpty == true)
    }

    @Test func fingerprintsStayWhenLinesAreAddedAbove() throws {
        func prints(_ source: String, line: Int) throws -> [String] {
            let start = try #require(source.range(of: "error")).lowerBound.utf16Offset(in: source)
            let finding = Finding(
                rule: Hostile.rule,
                location: Location(
                    line: line, column: 1, endLine: line, endColumn: 6, range: start..<start + 5, part: nil, field: nil),
                text: "error", disguised: false, values: [])
            let report = Report(
                path: "a", message: nil, messageClass: .unknown, findings: [finding, finding],
                sheet: ScoreSheet([finding], categories: []))
            let file = LintedFile(path: "a", source: Array(source.utf8), reports: [report])
            return try results([file]).compactMap { value("partialFingerprints.primaryLocationLineHash", in: $0) as? String }
        }
        let before = try prints("An error here\n", line: 1)
        let after = try prints("New\n\n  An   error here\n", line: 3)
        #expect(before == after && Set(before).count == 2, "\(before) \(after)")
        #expect(try prints("An error there\n", line: 1) != before)
    }
}
