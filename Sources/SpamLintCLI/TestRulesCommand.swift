import ArgumentParser
import SpamLint

/// `spamlint test-rules DIR`: runs the examples of a folder of rules.
struct TestRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "test-rules", abstract: "Run the examples of rule files.")

    @Argument(help: "A folder of rule files, or one of them.", completion: .directory)
    var folder: String

    func run() throws {
        let outcome: RuleTestOutcome
        do {
            outcome = try RuleTests.run(folder: folder)
        } catch {
            for line in error.lines { StandardError.write("spamlint: \(line)") }
            throw ExitStatus.trouble
        }
        for failure in outcome.failures { StandardOutput.shared.write(failure + "\n") }
        let symbols = outcome.symbols > 0 ? ", \(plural(outcome.symbols, "symbol"))" : ""
        StandardOutput.shared.write(
            "\(plural(outcome.rules, "rule"))\(symbols), \(plural(outcome.examples, "example")), \(outcome.failures.count) failed\n")
        if !outcome.failures.isEmpty { throw ExitStatus.found }
    }

    private func plural(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
}
