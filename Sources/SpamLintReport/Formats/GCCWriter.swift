import SpamLintCore

/// A line for each finding as compilers write them, which editors read: `path:line:column: severity: message [rule]`. Columns are bytes.
struct GCCWriter: ReportWriter {
    private let language: ReportLanguage

    init(_ options: ReportOptions) { language = options.language }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        if let failure = file.failure { return Array(LogText.line("\(file.path): fatal error: \(failure[language])").utf8) + [0x0A] }
        var text = ""
        for finding in file.reports.flatMap(\.findings) {
            // Editors know the English names alone.
            let place = "\(file.path):\(finding.location.line):\(finding.location.column): \(finding.rule.severity.rawValue): "
            text += LogText.line(place + finding.message(in: language) + " [\(finding.rule.id)]") + "\n"
        }
        return Array(text.utf8)
    }
}
