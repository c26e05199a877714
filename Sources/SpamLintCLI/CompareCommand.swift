import ArgumentParser
import SpamLint

/// `spamlint compare A B`: what changed between two versions of a message.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Tell what changed between two versions of a message.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: "The version before; '-' is standard input.", completion: .file())
    var before: String

    @Argument(help: "The version after; '-' is standard input.", completion: .file())
    var after: String

    @OptionGroup var rules: RuleOptions
    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(help: "Exit with 1 when a finding has come of this severity: error, warning, note or never (error).")
    var failOn: LintCommand.Bar?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Exit with 1 when the score has come to this (5.0; with --fail-on never: none).", valueName: "points"),
        transform: PointsText.score)
    var maxScore: Double?

    @Option(help: "Colours: auto, always or never.")
    var color: LintCommand.Color = .auto

    func validate() throws {
        if before == "-", after == "-" { throw ValidationError("standard input cannot be both versions") }
    }

    func run() throws {
        var flags = try rules.settings()
        flags.set("fail-on", to: failOn.map { .text($0.rawValue) }, flag: "--fail-on")
        flags.set("thresholds.max-score", to: maxScore.map { .number($0) }, flag: "--max-score")
        let pool = try LintSetup.pool(configuration.source, flags: flags, besides: try rules.request())
        // Both versions are judged as the second one is, or the difference would be one of configurations.
        let setup = try LintSetup([FileWalker.Entry(named: after)], pool: pool)
        let judge = setup.judge(of: 0)
        let language = judge.settings.language ?? rules.language
        let comparison = Comparison(
            try report(on: before, by: judge.linter, language), try report(on: after, by: judge.linter, language))
        switch format {
        case .text:
            StandardOutput.shared.write(ComparisonText(comparison, language: language, isColored: color.isOn).text)
        case .json:
            var json = JSONWriter()
            ComparisonJSONv1.write(comparison, language: language, to: &json)
            json.endLine()
            StandardOutput.shared.write(json.bytes)
        }
        let isGraver = judge.bar.map { bar in comparison.come.contains { $0.rule.severity >= bar } } ?? false
        let isWorse = judge.limit.map { comparison.before.score < $0 && comparison.after.score >= $0 } ?? false
        if isGraver || isWorse { throw ExitStatus.found }
    }

    /// The report on a file of one message.
    private func report(on path: String, by linter: Linter, _ language: ReportLanguage) throws -> Report {
        do throws(FileError) {
            let reports = try linter.reports(on: try FileBytes.read(path), named: path)
            if reports.count == 1, let report = reports.first { return report }
            StandardError.write("spamlint: \(path): \(Self.several(reports.count, in: language))")
        } catch {
            StandardError.write("spamlint: \(path): \(error.reason(in: language))")
        }
        throw ExitStatus.trouble
    }

    private static func several(_ count: Int, in language: ReportLanguage) -> String {
        switch language {
        case .english: "holds \(count) messages; compare takes one message of each file"
        case .chinese: "含有 \(count) 封邮件；compare 只比较各含一封邮件的两个文件"
        }
    }
}
