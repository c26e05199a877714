import ArgumentParser
import SpamLint

/// `spamlint text`: a message as plain text.
struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Print a message's HTML as the plain text that a reader sees of it.")

    @OptionGroup var input: PathOptions
    @OptionGroup var rules: RuleOptions

    func run() throws {
        let setup = try LintSetup(
            try input.entries(), pool: try LintSetup.pool(.none, flags: try rules.settings(), besides: try rules.request()))
        var failed = false
        for (index, entry) in setup.entries.enumerated() {
            let name = entry.path == "-" ? input.stdinFilename ?? "-" : entry.name
            do throws(FileError) {
                if let error = entry.error { throw error }
                for text in try setup.judge(of: index).linter.texts(of: try FileBytes.read(entry.path), named: name) {
                    StandardOutput.shared.write(TerminalText.withoutControls(text))
                }
            } catch {
                failed = true
                StandardError.write("spamlint: \(name): \(error.reason(in: rules.language))")
            }
        }
        Program.end(failed ? .trouble : nil, keeping: setup)
    }
}
