import SpamLint
import TestSupport
import Testing

/// Holds what the program says of every message of `Corpus/` against what it said before.
@Suite struct GoldenReportTests {
    static let files = Repository.files(under: "Corpus", endings: ["eml", "html", "mbox"])

    static let linter: Linter? = {
        var configuration = Configuration()
        configuration.now = Configuration.seconds(rfc3339: "2026-11-23T12:00:00Z")
        return try? Linter(configuration)
    }()

    @Test(arguments: files)
    func reportIsAsBefore(path: String) throws {
        let linter = try #require(Self.linter)
        let reports = try linter.reports(on: try Repository.bytes(path), named: path)
        Golden.expect(reports.map(Self.summary).joined(), matches: path + ".report")
    }

    /// Good mail stays below the bar and without an error.
    @Test(arguments: files.filter { $0.hasPrefix("Corpus/ham/") })
    func goodMailPasses(path: String) throws {
        let linter = try #require(Self.linter)
        for report in try linter.reports(on: try Repository.bytes(path), named: path) {
            #expect(report.verdict == .pass, "score \(report.score)")
            #expect(!report.contains(.error), "\(report.findings.filter { $0.rule.severity == .error }.map(\.rule.id))")
        }
    }

    /// Bad mail reaches the bar or has an error. A few messages are bad by what they say alone, which no linter should guess.
    @Test func badMailDoesNotPass() throws {
        let linter = try #require(Self.linter)
        let bad = Self.files.filter { $0.hasPrefix("Corpus/spam/") }
        let passed = try bad.filter { path in
            let reports = try linter.reports(on: try Repository.bytes(path), named: path)
            return reports.allSatisfy { $0.verdict == .pass && !$0.contains(.error) }
        }
        #expect(passed.count * 8 <= bad.count, "\(passed)")
    }

    @Test(arguments: [("en", ReportLanguage.english), ("zh", .chinese)])
    func wholeTextReport(name: String, language: ReportLanguage) throws {
        let linter = try #require(Self.linter)
        let path = "Corpus/spam/demo-mega-sale-zh-en.eml"
        let reports = try linter.reports(on: try Repository.bytes(path), named: path, details: .excerpts)
        let text = reports.map { TextReport(language: language, isColored: false).render($0, isFirst: true) }.joined()
        Golden.expect(text, matches: "Tests/SpamLintReportTests/Golden/demo.\(name).txt")
    }

    @Test func wholeJSONReport() throws {
        let linter = try #require(Self.linter)
        let path = "Corpus/spam/demo-mega-sale-zh-en.eml"
        var json = JSONWriter()
        for report in try linter.reports(on: try Repository.bytes(path), named: path) {
            JSONv1.write(report, language: .english, to: &json)
        }
        json.endLine()
        Golden.expect(String(decoding: json.bytes, as: UTF8.self), matches: "Tests/SpamLintReportTests/Golden/demo.ndjson")
    }

    private static func summary(_ report: Report) -> String {
        var text = report.message.map { "message \($0): " } ?? ""
        text += "\(report.messageClass.rawValue), score \(report.score), \(report.verdict.rawValue)\n"
        for finding in report.findings {
            let place = finding.location
            let owner = [place.part, place.field].compactMap { $0 }.joined(separator: " ")
            text += "\(place.line):\(place.column)-\(place.endLine):\(place.endColumn) \(finding.rule.severity.rawValue) \(finding.rule.id)"
            text += " +\(finding.rule.points)\(owner.isEmpty ? "" : " (\(owner))")\(finding.disguised ? " disguised" : "")\n"
            text += "    \(TerminalText.escaped(finding.message(in: .english)))\n"
        }
        return text
    }
}
