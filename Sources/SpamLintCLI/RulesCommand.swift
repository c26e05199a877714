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

    @OptionGroup var source: RuleSource

    func run() throws {
        let judge = try source.judge()
        let linter = judge.linter
        let language = judge.settings.language ?? .english
        switch format {
        case .text:
            StandardOutput.shared.write(RuleList(linter.rules, isOff: linter.isOff, language: language).text)
        case .json:
            var json = JSONWriter()
            RuleJSONv1.write(linter.rules, isOff: linter.isOff, language: language, to: &json)
            json.endLine()
            StandardOutput.shared.write(json.bytes)
        case .markdown:
            StandardOutput.shared.write(RuleReference(linter.rules, categories: linter.categories, language: language).text)
        }
    }
}
