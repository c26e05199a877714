import ArgumentParser
import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `spamlint lint`: reports on messages. The default command.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lint", abstract: "Report on messages (the default).")

    enum Bar: String, CaseIterable, ExpressibleByArgument {
        case error, warning, note, never

        var severity: Severity? {
            switch self {
            case .error: .error
            case .warning: .warning
            case .note: .note
            case .never: nil
            }
        }
    }

    enum Color: String, CaseIterable, ExpressibleByArgument {
        case auto, always, never

        /// Colours are for terminals; NO_COLOR turns them off unless the flag asks for them.
        var isOn: Bool {
            switch self {
            case .always: true
            case .never: false
            case .auto:
                isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
            }
        }

        private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    }

    @OptionGroup var input: PathOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var suppression: SuppressionOptions

    @Option(help: ArgumentHelp("Print what holds for a file, who set it, and lint nothing.", valueName: "file"), completion: .file())
    var printConfig: String?

    @Option(
        help: ArgumentHelp("text (the default), \(ReportFormat.allCases.dropFirst().map(\.rawValue).joined(separator: ", "))."),
        completion: .list(ReportFormat.allCases.map(\.rawValue)))
    var format: String?

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("Write a format to a file too; '-' is standard output. May be repeated.", valueName: "format:file"))
    var outputs: [String] = []

    @Option(help: "Exit with 1 from this severity on: error, warning, note or never (error).")
    var failOn: Bar?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Exit with 1 from this score on (5.0; with --fail-on never: none).", valueName: "points"),
        transform: PointsText.score)
    var maxScore: Double?

    @Option(help: "Colours: auto, always or never.")
    var color: Color = .auto

    @Flag(name: .shortAndLong, help: "Print the summary alone.")
    var quiet = false

    @Flag(help: "Show what receivers' stock rules would raise, why, and what makes it go away (JSON always tells).")
    var receivers = false

    @Flag(help: "Tell of each finding what the scores would be with it mended.")
    var gain = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Name the fewest fixes that bring the score under so many points.", valueName: "points"),
        transform: PointsText.target)
    var target: Double?

    @Flag(help: "Mend first what can be mended safely, in place; the report is on what is left.")
    var fix = false

    @Flag(help: "Tell in JSON which bytes of the file each fix changes.")
    var edits = false

    @Flag(help: "Sum up the findings by rule over all messages, instead of a report on each.")
    var statistics = false

    func run() throws {
        let pool = try LintSetup.pool(
            configuration.source, flags: try settings(), besides: try rules.request(), usesCache: !suppression.noCache)
        if let printConfig { return try PrintedConfiguration.write(of: printConfig, from: pool) }
        let setup = try LintSetup(try input.entries(), pool: pool, stdinFilename: input.stdinFilename)
        var run = LintRun()
        run.targets = try OutputTarget.read(format: format, outputs: outputs)
        if statistics, let other = run.targets.first(where: { !$0.format.hasStatistics }) {
            throw ValidationError("--statistics comes as text, json or ndjson, not as \(other.format.rawValue)")
        }
        run.color = color
        run.isQuiet = quiet
        run.jobs = input.jobs
        run.stdinFilename = input.stdinFilename
        run.details.gains = gain
        run.details.target = target.map { Points($0) }
        run.details.edits = edits
        run.sumsUp = statistics
        run.showsSuppressed = suppression.showSuppressed
        run.base = suppression.base.map { BaseVersion($0) }
        run.baseline = suppression.baseline
        run.nextBaseline = suppression.writeBaseline
        if fix { run.hasFailed = mend(setup) }
        Program.end(try run.report(on: setup), keeping: setup)
    }

    /// Mends files first; tells whether some could not be. The report says so again of what can't be read.
    private func mend(_ setup: LintSetup) -> Bool {
        let requests = setup.judges.map { $0.linter.mendingRequest }
        if setup.entries.contains(where: { $0.path == "-" }) {
            let language = setup.settings?.language ?? rules.language
            StandardError.write("spamlint: -: \(Self.inputNotMended(in: language))")
        }
        var mending = FixRun()
        mending.isQuiet = true
        mending.language = setup.settings?.language ?? rules.language
        mending.jobs = input.jobs
        return mending.mend(setup.besidesInput, requests) != nil
    }

    private static func inputNotMended(in language: ReportLanguage) -> String {
        switch language {
        case .english: "--fix mends files in place and nothing of standard input; 'spamlint fix -' writes the mended message"
        case .chinese: "--fix 只就地修复文件，不修复标准输入；'spamlint fix -' 会输出修复后的邮件"
        }
    }

    /// What the command line says of settings.
    private func settings() throws -> Settings {
        var settings = try rules.settings()
        settings.set("fail-on", to: failOn.map { .text($0.rawValue) }, flag: "--fail-on")
        settings.set("thresholds.max-score", to: maxScore.map { .number($0) }, flag: "--max-score")
        settings.set("receivers", to: receivers || !rules.receivers.isEmpty ? .flag(true) : nil, flag: "--receivers")
        settings.set("inline", to: suppression.noInline ? .flag(false) : nil, flag: "--no-inline")
        settings.set("cache", to: suppression.cache.map { .text($0) }, flag: "--cache")
        return settings
    }
}

/// What came of one file.
struct LintResult: Sendable {
    let path: String
    /// The bytes of the file, where a format needs them.
    var source: [UInt8] = []
    var outcome: Result<[Report], FileError>
}

/// Reads and lints files, one at a time.
struct LintJob: Sendable {
    let stdinFilename: String?
    let details: ReportDetails
    let keepsSource: Bool
    let base: BaseVersion?

    func run(_ entry: FileWalker.Entry, judge: LinterPool.Judge) -> LintResult {
        if let error = entry.error { return LintResult(path: entry.name, outcome: .failure(error)) }
        let name = entry.path == "-" ? stdinFilename ?? "-" : entry.name
        do throws(FileError) {
            let bytes = try FileBytes.read(entry.path)
            let sidecars = entry.path == "-" ? Sidecars() : Sidecars.beside(entry.path)
            let reports = try judge.reports(on: bytes, named: name, details: details, beside: sidecars)
            return LintResult(
                path: name, source: keepsSource ? bytes : [],
                outcome: .success(base?.narrowed(reports, of: entry.path, by: judge.linter) ?? reports))
        } catch {
            return LintResult(path: name, outcome: .failure(error))
        }
    }
}

/// Adds up what the exit status and the last line depend on.
struct Tally {
    private(set) var summary = RunSummary()

    /// - Parameter judge: Says from where on the file fails the run.
    mutating func add(_ result: LintResult, by judge: LinterPool.Judge) {
        switch result.outcome {
        case .failure: summary.failures += 1
        case .success(let reports): for report in reports { summary.add(report, bar: judge.bar, limit: judge.limit) }
        }
    }

    var status: ExitStatus? {
        summary.failures > 0 ? .trouble : summary.reachedBar != nil || summary.reachedLimit != nil ? .found : nil
    }
}
