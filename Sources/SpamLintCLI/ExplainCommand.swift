import ArgumentParser
import SpamLint

/// `spamlint explain RULE`: the reason for a rule, its points and what to do.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explain a rule.")

    @Argument(help: "The rule's id, such as subject-shouting.")
    var rule: String

    @Option(
        name: .customLong("rules"), help: ArgumentHelp("Add the rules of a folder (YAML).", valueName: "folder"), completion: .directory)
    var folders: [String] = []

    @Option(name: .customLong("lang"), help: "Language: en or zh.")
    var language: ReportLanguage = .english

    func run() throws {
        let linter = try RuleOptions.linter(folders: folders)
        guard let found = linter.rules.first(where: { $0.id.name == rule }) else {
            let hint = linter.nearestRule(to: rule).map { "did you mean '\($0)'?" } ?? "'spamlint rules' lists them"
            StandardError.write("spamlint: there is no rule '\(rule)'; \(hint)")
            throw ExitStatus.trouble
        }
        StandardOutput.shared.write(RulePage(found, category: linter.category(of: found), language: language).text)
    }
}
