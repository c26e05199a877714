import SpamLint

/// Prints results in the format asked for.
struct ReportOutput {
    let format: LintCommand.Format
    let language: ReportLanguage
    let isColored: Bool
    let isQuiet: Bool
    private var isFirst = true
    private var fragments = RuleFragments()

    init(format: LintCommand.Format, language: ReportLanguage, isColored: Bool, isQuiet: Bool) {
        self.format = format
        self.language = language
        self.isColored = isColored
        self.isQuiet = isQuiet
    }

    func begin() {
        if format == .json { StandardOutput.shared.write("[") }
    }

    mutating func write(_ result: LintResult) {
        switch result.outcome {
        case .failure(let error):
            if format == .text {
                StandardOutput.shared.flush()
                let hint = error.isAbsence ? Arguments.hint(for: result.path, in: language) : ""
                StandardError.write("spamlint: \(result.path): \(error.reason(in: language))\(hint)")
            } else {
                var json = JSONWriter()
                JSONv1.write(error: error.reason, path: result.path, to: &json)
                write(&json)
            }
        case .success(let reports):
            for report in reports {
                switch format {
                case .text:
                    guard !isQuiet else { continue }
                    let text = TextReport(language: language, isColored: isColored)
                    StandardOutput.shared.write(text.render(report, isFirst: isFirst))
                    isFirst = false
                case .json, .ndjson:
                    var json = JSONWriter()
                    JSONv1.write(report, language: language, fragments: &fragments, to: &json)
                    write(&json)
                }
            }
        }
    }

    private mutating func write(_ json: inout JSONWriter) {
        if format == .json, !isFirst { StandardOutput.shared.write(",\n") }
        isFirst = false
        if format == .ndjson { json.endLine() }
        StandardOutput.shared.write(json.bytes)
    }

    func end(_ tally: Tally) {
        switch format {
        case .json: StandardOutput.shared.write("]\n")
        case .ndjson: break
        case .text:
            let summary = TextSummary(
                messages: tally.messages, failures: tally.failures, counts: tally.counts, worst: tally.worst, language: language)
            StandardOutput.shared.write(summary.line + summary.bar(tally.reachedBar, tally.reachedLimit) + "\n")
        }
    }
}
