import SpamLintCore

/// TAP 14: a test point for each message, what was found in a YAML block under it.
struct TAPWriter: ReportWriter {
    private let options: ReportOptions
    private var count = 0

    init(_ options: ReportOptions) { self.options = options }

    func begin() -> [UInt8] { Array("TAP version 14\n".utf8) }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        if let failure = file.failure {
            return Array((point(false, file.path) + "  ---\n  message: \(Self.quoted(failure[options.language]))\n  ...\n").utf8)
        }
        return Array(file.reports.map { render($0, isGood: !file.fails($0)) }.joined().utf8)
    }

    private mutating func render(_ report: Report, isGood: Bool) -> String {
        let language = options.language
        var text = point(isGood, report.path + (report.message.map { "#\($0)" } ?? ""))
        text += "  ---\n  score: \(report.score)\n  verdict: \(report.verdict.rawValue)\n"
        text += report.findings.isEmpty ? "  findings: []\n" : "  findings:\n"
        for finding in report.findings {
            text += "    - rule: \(finding.rule.id)\n      severity: \(finding.rule.severity.rawValue)\n"
            text += "      at: \"\(finding.location.line):\(finding.location.column)\"\n"
            text += "      message: \(Self.quoted(finding.message(in: language)))\n"
        }
        return text + "  ...\n"
    }

    private mutating func point(_ isGood: Bool, _ name: String) -> String {
        count += 1
        return "\(isGood ? "ok" : "not ok") \(count) - \(Self.description(name))\n"
    }

    /// A description on one line; a number sign would begin a directive.
    private static func description(_ text: String) -> String {
        TerminalText.escaped(text).reduce(into: "") { result, character in
            if character == "#" || character == "\\" { result += "\\" }
            result.append(character)
        }
    }

    /// JSON's strings are YAML's.
    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.value(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    func end(_ summary: RunSummary) -> [UInt8] { Array("1..\(count)\n".utf8) }
}
