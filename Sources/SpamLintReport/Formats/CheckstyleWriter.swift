import SpamLintCore

/// Checkstyle's XML: a file with its errors, columns in bytes.
struct CheckstyleWriter: ReportWriter {
    private let options: ReportOptions

    init(_ options: ReportOptions) { self.options = options }

    func begin() -> [UInt8] { Array((XMLText.declaration + "<checkstyle version=\"4.3\">\n").utf8) }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        let name = XMLText.escaped(ArtifactPath.relative(file.path, to: options.folder))
        var text = "  <file name=\"\(name)\">\n"
        if let failure = file.failure {
            text += Self.error(line: 1, column: 1, severity: "error", message: failure[options.language], rule: "unreadable")
        }
        for finding in file.reports.flatMap(\.findings) {
            text += Self.error(
                line: finding.location.line, column: finding.location.column,
                severity: finding.rule.severity == .note ? "info" : finding.rule.severity.rawValue,
                message: finding.message(in: options.language), rule: finding.rule.id.name)
        }
        return Array((text + "  </file>\n").utf8)
    }

    private static func error(line: Int, column: Int, severity: String, message: String, rule: String) -> String {
        let place = "line=\"\(line)\" column=\"\(column)\" severity=\"\(severity)\""
        return "    <error \(place) message=\"\(XMLText.escaped(message))\" source=\"spamlint.\(XMLText.escaped(rule))\"/>\n"
    }

    func end(_ summary: RunSummary) -> [UInt8] { Array("</checkstyle>\n".utf8) }
}
