import ArgumentParser
import SpamLint

/// `spamlint fix`: mends messages in their place.
struct FixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", abstract: "Mend messages in place; '-' is mended from standard input to standard output.")

    @OptionGroup var input: PathOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var mending: MendingOptions

    @Flag(help: "Print what would change, as a patch, and write nothing; exit with 1 where something would.")
    var diff = false

    func run() throws {
        let pool = try LintSetup.pool(configuration.source, flags: try rules.settings(), besides: try rules.request())
        let setup = try LintSetup(try input.entries(), pool: pool, stdinFilename: input.stdinFilename)
        let requests = try setup.judges.map { try mending.request(for: $0.linter) }
        var run = FixRun()
        run.isDiff = diff
        run.language = setup.settings?.language ?? rules.language
        run.jobs = input.jobs
        run.stdinFilename = input.stdinFilename
        Program.end(run.mend(setup, requests), keeping: setup)
    }
}
