import ArgumentParser
import SpamLint

/// `spamlint explain RULE`: the reason for a rule, what it looks for, its points and what to do; or the same of a receiver's symbol.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explain a rule or a receiver's symbol.")

    @Argument(help: "The rule's id, such as subject-shouting, or a receiver's symbol, such as SUBJ_ALL_CAPS.")
    var rule: String

    @OptionGroup var source: RuleSource

    func run() throws {
        let judge = try source.judge()
        let linter = judge.linter
        let language = judge.settings.language ?? .english
        if let found = linter.rules.first(where: { $0.id.name == rule }) {
            let page = RulePage(
                found, category: linter.category(of: found), profiles: linter.profiles, examples: linter.examples[rule],
                configured: judge.lines(on: found), language: language)
            return StandardOutput.shared.write(page.text)
        }
        let pages = SymbolPage.pages(on: rule, among: linter.profiles, rules: linter.rules, examples: linter.examples, language: language)
        guard !pages.isEmpty else {
            StandardError.write("spamlint: \(unknown(among: linter, language))")
            throw ExitStatus.trouble
        }
        StandardOutput.shared.write(pages.joined(separator: "\n"))
    }

    private func unknown(among linter: Linter, _ language: ReportLanguage) -> String {
        let symbols = linter.profiles.flatMap(\.symbols).filter { !$0.isHidden }.map(\.name)
        let near = Linter.nearest(to: rule, among: linter.rules.map(\.id.name) + symbols)
        switch language {
        case .english: return "there is no rule '\(rule)'; " + (near.map { "did you mean '\($0)'?" } ?? "'spamlint rules' lists them")
        case .chinese: return "没有规则 '\(rule)'；" + (near.map { "您是想找 '\($0)' 吗？" } ?? "'spamlint rules' 会列出所有规则")
        }
    }
}
