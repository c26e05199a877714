import SpamLint

/// One run of `spamlint lint`: how it reads, prints and ends. The defaults are those of the command.
struct LintRun {
    var targets = [OutputTarget(.text)]
    var color = LintCommand.Color.auto
    var isQuiet = false
    var jobs = 1
    /// What reports call standard input.
    var stdinFilename: String?
    /// Whether suppressed findings are told, too.
    var showsSuppressed = false
    /// The committed version that everything is compared with.
    var base: BaseVersion?
    /// Paths of the baseline that is read, and of the one that is written.
    var baseline: String?
    var nextBaseline: String?
    /// Whether findings are summed up by rule instead of reported.
    var sumsUp = false
    /// What reports hold besides; the lines of findings come with the text.
    var details = ReportDetails.none

    /// Whether something before the report could not be done.
    var hasFailed = false

    /// Reports on every entry; tells how the program ends, nil for clean.
    func report(on setup: LintSetup) throws -> ExitStatus? {
        let settings = setup.settings
        let language = settings?.language ?? .english
        let showsReceivers = settings?.flag("receivers") ?? false
        var baseline = try baselineRun(settings)
        try checkBase(setup)
        var output = ReportOutput(targets, options(language: language, showsReceivers: showsReceivers), sumsUp: sumsUp)
        var tally = Tally()
        let progress = Progress(count: setup.entries.count)
        let job = LintJob(
            stdinFilename: stdinFilename, details: requiredDetails(showsReceivers: showsReceivers),
            keepsSource: !sumsUp && targets.contains { $0.format.needsSource }, base: base)
        output.begin()
        OrderedWork.run(count: setup.entries.count, jobs: jobs) { index in
            job.run(setup.entries[index], judge: setup.judge(of: index))
        } handle: { index, result in
            let judge = setup.judge(of: index)
            var result = result
            if case .success(let reports) = result.outcome {
                result.outcome = .success(baseline.apply(reports, of: setup.entries[index].path, by: judge.linter))
            }
            tally.add(result, by: judge)
            output.write(result, bar: judge.bar, limit: judge.limit)
            progress.advance()
        }
        progress.clear()
        output.end(tally.summary)
        StandardOutput.shared.flush()
        let isWritten = baseline.end(in: language)
        return hasFailed || !isWritten ? .trouble : tally.status
    }

    private func baselineRun(_ settings: Settings?) throws -> BaselineRun {
        do throws(ConfigurationError) {
            // What is compared with a commit has no baseline besides.
            return try BaselineRun(reading: base == nil ? baseline ?? settings?.text("baseline") : nil, writing: nextBaseline)
        } catch {
            throw LintSetup.trouble(error.lines(in: settings?.language ?? .english))
        }
    }

    private func checkBase(_ setup: LintSetup) throws {
        guard let base, let entry = setup.entries.first else { return }
        do throws(ConfigurationError) {
            try base.check(near: entry.path)
        } catch {
            throw LintSetup.trouble(error.lines)
        }
    }

    private func options(language: ReportLanguage, showsReceivers: Bool) -> ReportOptions {
        var options = ReportOptions(language: language)
        options.isColored = color.isOn
        options.isQuiet = isQuiet
        options.showsReceivers = showsReceivers
        options.showsSuppressed = showsSuppressed
        options.version = SpamLintVersion.current
        options.folder = PathText.currentFolder
        return options
    }

    private func requiredDetails(showsReceivers: Bool) -> ReportDetails {
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
