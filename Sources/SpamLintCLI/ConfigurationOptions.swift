import ArgumentParser
import SpamLint

/// Where the configuration comes from: on every command that judges messages.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Use this configuration for every file, not the nearest .spamlint.yml.", valueName: "file"), completion: .file())
    var config: String?

    @Flag(help: "Use no configuration file.")
    var noConfig = false

    func validate() throws {
        if config != nil, noConfig { throw ValidationError("--config and --no-config cannot both be given") }
    }

    var source: LinterPool.Source { noConfig ? .none : config.map { .file($0) } ?? .nearest }
}

/// What `spamlint lint` does with findings besides telling them.
struct SuppressionOptions: ParsableArguments {
    @Flag(help: "Heed no suppression in messages and templates.")
    var noInline = false

    @Flag(help: "Show what is suppressed, too, and why.")
    var showSuppressed = false

    @Option(help: ArgumentHelp("Count only what is not in this baseline.", valueName: "file"), completion: .file())
    var baseline: String?

    @Option(help: ArgumentHelp("Write what is found as a baseline, and exit with 0.", valueName: "file"), completion: .file())
    var writeBaseline: String?

    @Option(help: ArgumentHelp("Tell, and fail on, only what the files committed at REF do not have.", valueName: "ref"))
    var base: String?

    @Option(help: ArgumentHelp("Keep results in a folder, and use those of earlier runs.", valueName: "folder"), completion: .directory)
    var cache: String?

    @Flag(help: "Use no cache, whatever the configuration says.")
    var noCache = false

    func validate() throws {
        if base != nil, baseline != nil || writeBaseline != nil { throw ValidationError("--base and a baseline cannot both be given") }
        if cache != nil, noCache { throw ValidationError("--cache and --no-cache cannot both be given") }
    }
}
