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
        let symbols = outcome.symbols > 0 ? ", \(outcome.symbols) symbols" : ""
        StandardOutput.shared.write("\(outcome.rules) rules\(symbols), \(outcome.examples) examples, \(outcome.failures.count) failed\n")
        if !outcome.failures.isEmpty { throw ExitStatus.found }
    }
}
