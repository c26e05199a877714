import SpamLint

/// Writes results in every format asked for, each to its place.
struct ReportOutput {
    private struct Stream {
        let format: ReportFormat
        var writer: any ReportWriter
        let sink: any ReportSink
    }

    private let options: ReportOptions
    private var streams: [Stream]
    /// Whether people read standard output, and so standard error.
    private let isForPeople: Bool
    /// Findings by rule, where they are summed up instead of reported.
    private var statistics: RuleStatistics?

    /// Opens what is written to.
    init(_ targets: [OutputTarget], _ options: ReportOptions, sumsUp: Bool) {
        self.options = options
        streams = targets.map { target in
            var own = options
            // Colours are for terminals, and what is quiet is the terminal.
            if target.path != nil {
                own.isColored = false
                own.isQuiet = false
            }
            return Stream(
                format: target.format, writer: target.format.writer(own), sink: target.path.map(OutputFile.init) ?? StandardOutput.shared)
        }
        isForPeople = targets.allSatisfy { $0.path != nil || $0.format == .text }
        statistics = sumsUp ? RuleStatistics() : nil
    }

    mutating func begin() {
        guard statistics == nil else { return }
        for index in streams.indices { streams[index].sink.write(streams[index].writer.begin()) }
    }

    /// - Parameters:
    ///   - bar: The severity from which on the file fails the run; nil: none does.
    ///   - limit: The score.
    mutating func write(_ result: LintResult, bar: Severity?, limit: Points?) {
        var file: LintedFile
        switch result.outcome {
        case .success(let reports):
            file = LintedFile(path: result.path, source: result.source, reports: reports)
            for report in reports { statistics?.add(report) }
        case .failure(let error):
            file = LintedFile(path: result.path, failure: LocalizedText(en: error.reason, zh: error.reason(in: .chinese)))
            statistics?.add(failure: error.reason, path: result.path)
            if isForPeople { tell(error, path: result.path) }
        }
        guard statistics == nil else { return }
        file.bar = bar
        file.limit = limit
        for index in streams.indices { streams[index].sink.write(streams[index].writer.write(file)) }
    }

    private func tell(_ error: FileError, path: String) {
        StandardOutput.shared.flush()
        let language = options.language
        let hint = error.isAbsence ? Arguments.hint(for: path, in: language) : ""
        StandardError.write("spamlint: \(path): \(error.reason(in: language))\(hint)")
    }

    mutating func end(_ summary: RunSummary) {
        let lacking = MissingConverters.charsets
        if !lacking.isEmpty {
            StandardOutput.shared.flush()
            StandardError.write("spamlint: " + MissingConverters.sentence(on: lacking, in: options.language))
        }
        if let problem = UnwritableCache.sentence(in: options.language) {
            StandardOutput.shared.flush()
            StandardError.write("spamlint: " + problem)
        }
        for index in streams.indices {
            if let statistics {
                streams[index].sink.write(Self.bytes(statistics, in: streams[index].format, options))
                if streams[index].format == .text { streams[index].sink.write(streams[index].writer.end(summary)) }
            } else {
                streams[index].sink.write(streams[index].writer.end(summary))
            }
            streams[index].sink.finish()
        }
    }

    private static func bytes(_ statistics: RuleStatistics, in format: ReportFormat, _ options: ReportOptions) -> [UInt8] {
        if format == .text { return options.isQuiet ? [] : Array(StatisticsText(statistics, language: options.language).text.utf8) }
        var json = JSONWriter()
        StatisticsJSONv1.write(statistics, to: &json)
        json.endLine()
        return json.bytes
    }
}
