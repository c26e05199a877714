import SpamLintCore

/// `JSONv1` objects: a line each, or all in one array.
struct JSONReportWriter: ReportWriter {
    private let language: ReportLanguage
    private let isArray: Bool
    private var isFirst = true
    private var fragments = RuleFragments()

    init(_ options: ReportOptions, isArray: Bool) {
        language = options.language
        self.isArray = isArray
    }

    func begin() -> [UInt8] { isArray ? Array("[".utf8) : [] }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        if let failure = file.failure { return object { JSONv1.write(error: failure.en, path: file.path, to: &$0) } }
        let language = language
        var fragments = fragments
        let written = file.reports.map { report in
            object { JSONv1.write(report, language: language, fragments: &fragments, to: &$0) }
        }
        self.fragments = fragments
        return written.count == 1 ? written[0] : Array(written.joined())
    }

    func end(_ summary: RunSummary) -> [UInt8] { isArray ? Array("]\n".utf8) : [] }

    private mutating func object(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        write(&json)
        if !isArray { json.endLine() }
        let separator: [UInt8] = isArray && !isFirst ? Array(",\n".utf8) : []
        isFirst = false
        return separator.isEmpty ? json.bytes : separator + json.bytes
    }
}
