import ArgumentParser
import SpamLint

/// `spamlint fix`: mends messages in their place.
struct FixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", abstract: "Mend messages in place; '-' is mended from standard input to standard output.")

    @OptionGroup var input: PathOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var mending: MendingOptions

    @Flag(help: "Print what would change, as a patch, and write nothing; exit with 1 where something would.")
    var diff = false

    func run() throws {
        let linter = try rules.linter()
        var run = FixRun(request: try mending.request(for: linter))
        run.isDiff = diff
        run.language = rules.language
        run.jobs = input.jobs
        run.stdinFilename = input.stdinFilename
        Program.end(run.mend(try input.entries(), with: linter), keeping: linter)
    }
}
