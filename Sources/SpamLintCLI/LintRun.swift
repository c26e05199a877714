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

    static let standardLimit = Points(5.0)

    /// Reports on every entry; tells how the program ends, nil for clean.
    func report(on entries: [FileWalker.Entry], with linter: Linter) -> ExitStatus? {
        var output = ReportOutput(format: format, language: language, isColored: color.isOn, isQuiet: isQuiet)
        var tally = Tally(bar: bar, limit: limit)
        let progress = Progress(count: entries.count)
        let withExcerpts = format == .text && !isQuiet
        let name = stdinFilename
        output.begin()
        OrderedWork.run(count: entries.count, jobs: jobs) { index in
            LintJob.run(entries[index], linter: linter, stdinFilename: name, withExcerpts: withExcerpts)
        } handle: { result in
            tally.add(result)
            output.write(result)
            progress.advance()
        }
        progress.clear()
        output.end(tally)
        return tally.status
    }
}
