/// The report for people on a terminal.
struct TextWriter: ReportWriter {
    private let options: ReportOptions
    private let text: TextReport
    private var isFirst = true

    init(_ options: ReportOptions) {
        self.options = options
        text = TextReport(
            language: options.language, isColored: options.isColored, showsReceivers: options.showsReceivers,
            showsSuppressed: options.showsSuppressed)
    }

    /// Files that could not be read are the business of whoever has a standard error.
    mutating func write(_ file: LintedFile) -> [UInt8] {
        guard !options.isQuiet else { return [] }
        var written: [UInt8] = []
        for report in file.reports {
            written += LogText.harmless(text.render(report, isFirst: isFirst)).utf8
            isFirst = false
        }
        return written
    }

    func end(_ summary: RunSummary) -> [UInt8] {
        Array((TextSummary(summary, language: options.language).line + "\n").utf8)
    }
}
