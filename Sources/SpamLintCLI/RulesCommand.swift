import ArgumentParser
import SpamLint

/// `spamlint rules`: every rule: a line each, as JSON, or as a reference in Markdown.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, markdown
    }

    @Option(help: "text, json or markdown.")
    var format: Format = .text

    @Option(
        name: .customLong("rules"), help: ArgumentHelp("Add the rules of a folder (YAML).", valueName: "folder"), completion: .directory)
    var folders: [String] = []

    @Option(name: .customLong("lang"), help: "Language: en or zh.")
    var language: ReportLanguage = .english

    func run() throws {
        let linter = try RuleOptions.linter(folders: folders)
        switch format {
        case .text:
            StandardOutput.shared.write(RuleList(linter.rules, language: language).text)
        case .json:
            var json = JSONWriter()
            RuleJSONv1.write(linter.rules, language: language, to: &json)
            json.endLine()
            StandardOutput.shared.write(json.bytes)
        case .markdown:
            StandardOutput.shared.write(RuleReference(linter.rules, categories: linter.categories, language: language).text)
        }
    }
}
