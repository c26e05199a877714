import SpamLint

/// Prints results in the format asked for.
struct ReportOutput {
    let format: LintCommand.Format
    let language: ReportLanguage
    let isColored: Bool
    let isQuiet: Bool
    let showsReceivers: Bool
    /// Findings by rule, where they are summed up instead of reported.
    private var statistics: RuleStatistics?
    private var isFirst = true
    private var fragments = RuleFragments()

    init(format: LintCommand.Format, language: ReportLanguage, isColored: Bool, isQuiet: Bool, showsReceivers: Bool, sumsUp: Bool) {
        self.format = format
        self.language = language
        self.isColored = isColored
        self.isQuiet = isQuiet
        self.showsReceivers = showsReceivers
        statistics = sumsUp ? RuleStatistics() : nil
    }

    func begin() {
        if format == .json, statistics == nil { StandardOutput.shared.write("[") }
    }

    mutating func write(_ result: LintResult) {
        switch result.outcome {
        case .failure(let error):
            if format == .text {
                StandardOutput.shared.flush()
                let hint = error.isAbsence ? Arguments.hint(for: result.path, in: language) : ""
                StandardError.write("spamlint: \(result.path): \(error.reason(in: language))\(hint)")
            } else if statistics != nil {
                statistics?.add(failure: error.reason, path: result.path)
            } else {
                var json = JSONWriter()
                JSONv1.write(error: error.reason, path: result.path, to: &json)
                write(&json)
            }
        case .success(let reports):
            for report in reports {
                if statistics != nil {
                    statistics?.add(report)
                    continue
                }
                switch format {
                case .text:
                    guard !isQuiet else { continue }
                    let text = TextReport(language: language, isColored: isColored, showsReceivers: showsReceivers)
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
        let lacking = MissingConverters.charsets
        if !lacking.isEmpty {
            StandardOutput.shared.flush()
            StandardError.write("spamlint: " + MissingConverters.sentence(on: lacking, in: language))
        }
        if let statistics { write(statistics) }
        switch format {
        case .json where statistics != nil: break
        case .json: StandardOutput.shared.write("]\n")
        case .ndjson: break
        case .text:
            let summary = TextSummary(
                messages: tally.messages, failures: tally.failures, counts: tally.counts, worst: tally.worst, language: language)
            StandardOutput.shared.write(summary.line + summary.bar(tally.reachedBar, tally.reachedLimit) + "\n")
        }
    }

    private func write(_ statistics: RuleStatistics) {
        switch format {
        case .text:
            if !isQuiet { StandardOutput.shared.write(StatisticsText(statistics, language: language).text) }
        case .json, .ndjson:
            var json = JSONWriter()
            StatisticsJSONv1.write(statistics, to: &json)
            json.endLine()
            StandardOutput.shared.write(json.bytes)
        }
    }
}
