import SpamLintCore
public import SpamLintRules

extension RuleTests {
    /// What is wrong with the examples of a receiver's symbols, a line each.
    public static func failures(of folder: ProfileFolder) -> [String] {
        let catalogue = Catalogue(categories: [], rules: [], classes: BuiltInClasses.phrases, profiles: [folder.profile])
        let linter = Linter(Configuration(), catalogue: catalogue)
        var failures: [String] = []
        for entry in folder.symbols {
            let name = entry.symbol.name
            let bad = entry.examples.filter(\.isBad).count
            if !entry.symbol.isHidden, !entry.isTakenOver, bad == 0 || bad == entry.examples.count {
                failures.append("\(entry.path):\(entry.line): symbol '\(name)' needs at least one bad and one good example")
            }
            if !MessageTemplate.names(in: entry.symbol.advice.en).isEmpty, folder.profile.conditions(of: entry.symbol).isEmpty {
                failures.append("\(entry.path):\(entry.line): the advice of '\(name)' names numbers, and the symbol rests on none")
            }
            for example in entry.examples {
                let report = report(on: example.bytes, by: linter, as: example)
                let isRaised = report.receivers.contains { $0.charges.contains { $0.symbol.name == name } }
                if isRaised == example.isBad { continue }
                let problem = isRaised ? "is raised on a good example" : "is not raised on a bad example"
                failures.append("\(example.path):\(example.line): '\(name)' \(problem)")
            }
        }
        return failures
    }
}
