import SpamLint

/// One run of `spamlint lint`: how it reads, prints and ends. The defaults are those of the command.
struct LintRun {
    var format = LintCommand.Format.text
    var language = ReportLanguage.english
    var color = LintCommand.Color.auto
    var isQuiet = false
    /// The severity and the score from which on the run ends with status 1; nil: none does.
    var bar: Severity? = .error
    var limit: Points? = LintRun.standardLimit
    var jobs = 1
    /// What reports call standard input.
    var stdinFilename: String?
    /// Whether the text report has a table of receivers' symbols.
    var showsReceivers = false
    /// Whether findings are summed up by rule instead of reported.
    var sumsUp = false
    /// What reports hold besides; the lines of findings come with the text.
    var details = ReportDetails.none

    /// Whether something before the report could not be done.
    var hasFailed = false

    static let standardLimit = Points(5.0)

    /// Reports on every entry; tells how the program ends, nil for clean.
    func report(on entries: [FileWalker.Entry], with linter: Linter) -> ExitStatus? {
        var output = ReportOutput(
            format: format, language: language, isColored: color.isOn, isQuiet: isQuiet, showsReceivers: showsReceivers, sumsUp: sumsUp)
        var tally = Tally(bar: bar, limit: limit)
        let progress = Progress(count: entries.count)
        let details = details(for: format)
        let name = stdinFilename
        output.begin()
        OrderedWork.run(count: entries.count, jobs: jobs) { index in
            LintJob.run(entries[index], linter: linter, stdinFilename: name, details: details)
        } handle: { result in
            tally.add(result)
            output.write(result)
            progress.advance()
        }
        progress.clear()
        output.end(tally)
        return hasFailed ? .trouble : tally.status
    }

    private func details(for format: LintCommand.Format) -> ReportDetails {
        guard !sumsUp, format != .text || !isQuiet else { return .none }
        var details = details
        details.excerpts = format == .text
        details.bandExits = format == .text && showsReceivers
        return details
    }
}
