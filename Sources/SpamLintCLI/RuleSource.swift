import ArgumentParser
import SpamLint

/// Where rules come from and who judges by them: on the commands that tell of rules.
struct RuleSource: ParsableArguments {
    @Option(
        name: .customLong("rules"), help: ArgumentHelp("Add the rules of a folder (YAML).", valueName: "folder"), completion: .directory)
    var folders: [String] = []

    @Option(
        name: .customLong("for"), help: ArgumentHelp("Tell of the rules as the configuration of this file has them.", valueName: "path"),
        completion: .file())
    var path: String?

    @Option(name: .customLong("lang"), help: "Language: en or zh.")
    var languageAsked: ReportLanguage?

    @OptionGroup var configuration: ConfigurationOptions

    /// The rules, with what the nearest configuration says of them.
    func judge() throws -> LinterPool.Judge {
        var flags = Settings()
        if !folders.isEmpty { flags.set("rule-folders", to: .texts(folders), flag: "--rules") }
        flags.set("language", to: languageAsked.map { .text($0.rawValue) }, flag: "--lang")
        var pool = try LintSetup.pool(configuration.source, flags: flags, usesCache: false)
        let file = path ?? "-"
        do throws(ConfigurationError) {
            let index = try pool.judge(for: file)
            return pool.judges[index]
        } catch {
            throw LintSetup.trouble(error.lines(in: pool.language(for: file)))
        }
    }
}
