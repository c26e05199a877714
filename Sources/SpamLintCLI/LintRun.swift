import SpamLint

/// One run of `spamlint lint`: how it reads, prints and ends. The defaults are those of the command.
struct LintRun {
    var targets = [OutputTarget(.text)]
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
        var output = ReportOutput(targets, options, sumsUp: sumsUp)
        var tally = Tally(bar: bar, limit: limit)
        let progress = Progress(count: entries.count)
        let job = LintJob(
            linter: linter, stdinFilename: stdinFilename, details: requiredDetails,
            keepsSource: !sumsUp && targets.contains { $0.format.needsSource })
        output.begin()
        OrderedWork.run(count: entries.count, jobs: jobs) { index in
            job.run(entries[index])
        } handle: { result in
            tally.add(result)
            output.write(result, bar: bar, limit: limit)
            progress.advance()
        }
        progress.clear()
        output.end(tally.summary)
        return hasFailed ? .trouble : tally.status
    }

    private var options: ReportOptions {
        var options = ReportOptions(language: language)
        options.isColored = color.isOn
        options.isQuiet = isQuiet
        options.showsReceivers = showsReceivers
        options.version = SpamLintVersion.current
        options.folder = PathText.currentFolder
        return options
    }

    private var requiredDetails: ReportDetails {
        let told = targets.map(\.format).filter { !sumsUp && ($0 != .text || !isQuiet || targets.count > 1) }
        guard !told.isEmpty else { return .none }
        var details = details
        details.excerpts = told.contains(where: \.showsExcerpts)
        details.edits = details.edits || told.contains(where: \.showsEdits)
        details.view = told.contains(where: \.showsMessages)
        details.bandExits = told.contains(.text) && showsReceivers
        return details
    }
}
