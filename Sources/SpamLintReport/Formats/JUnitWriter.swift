import SpamLintCore

/// JUnit's XML, which every CI server reads: a suite for each message, in it a case for each rule that found something and one for the score.
///
/// A case fails where the run would: from `--fail-on` or `--max-score` on. Findings below the bar are cases that pass, with an output.
struct JUnitWriter: ReportWriter {
    private let options: ReportOptions

    init(_ options: ReportOptions) { self.options = options }

    func begin() -> [UInt8] { Array((XMLText.declaration + "<testsuites name=\"spamlint\">\n").utf8) }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        let path = ArtifactPath.relative(file.path, to: options.folder)
        if let failure = file.failure {
            let name = XMLText.escaped(path)
            let reason = XMLText.escaped(failure[options.language])
            return Array(
                """
                  <testsuite name="\(name)" tests="1" failures="0" errors="1" skipped="0">
                    <testcase classname="spamlint" name="\(name) › readable" file="\(name)"><error type="unreadable" message="\(reason)"/></testcase>
                  </testsuite>

                """.utf8)
        }
        return Array(file.reports.map { suite($0, of: file, path: path) }.joined().utf8)
    }

    private func suite(_ report: Report, of file: LintedFile, path: String) -> String {
        let groups = TextReport.groups(of: report.findings)
        let failed = groups.filter { group in group.first.map { file.fails(by: $0.rule) } ?? false }
        let isOver = file.fails(byScoreOf: report)
        let name = XMLText.escaped(path + (report.message.map { "#\($0)" } ?? ""))
        var text = "  <testsuite name=\"\(name)\" tests=\"\(groups.count + 1)\" failures=\"\(failed.count + (isOver ? 1 : 0))\""
        text += " errors=\"0\" skipped=\"0\">\n"
        let score = XMLText.escaped(ReportWords.score(report.score, report.verdict, options.language))
        text += "    <testcase classname=\"spamlint\" name=\"\(name) › score\" file=\"\(XMLText.escaped(path))\">"
        text += isOver ? "<failure type=\"score\" message=\"\(score)\"/>" : "<system-out>\(score)</system-out>"
        text += "</testcase>\n"
        for group in groups { text += testCase(group, of: file, name: name, path: XMLText.escaped(path)) }
        return text + "  </testsuite>\n"
    }

    private func testCase(_ group: [Finding], of file: LintedFile, name: String, path: String) -> String {
        guard let first = group.first else { return "" }
        let rule = first.rule
        let language = options.language
        let details = group.map { finding in
            "\(finding.location.line):\(finding.location.column): \(XMLText.escaped(finding.message(in: language)))"
        }
        let lines = details + ["\(ReportWords.fix[language]): \(XMLText.escaped(first.advice(in: language)))"]
        let message = XMLText.escaped(first.message(in: language))
        let body = lines.joined(separator: "\n")
        var text = "    <testcase classname=\"spamlint.\(XMLText.escaped(rule.category))\" name=\"\(name) › \(rule.id)\""
        text += " file=\"\(path)\" line=\"\(first.location.line)\">"
        text +=
            file.fails(by: rule)
            ? "<failure type=\"\(rule.severity.rawValue)\" message=\"\(message)\">\(body)</failure>" : "<system-out>\(body)</system-out>"
        return text + "</testcase>\n"
    }

    func end(_ summary: RunSummary) -> [UInt8] { Array("</testsuites>\n".utf8) }
}
