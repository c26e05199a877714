public import SpamLintCore

extension RuleFolder {
    /// The examples of its rules and symbols that pages show.
    public var examples: RuleExamples {
        var examples = RuleExamples()
        for file in files { examples[file.rule.id.name] = Self.shown(file.examples) }
        for profile in profiles {
            for entry in profile.symbols where !entry.symbol.isHidden {
                examples[RuleExamples.key(of: entry.symbol, in: profile.profile)] = Self.shown(entry.examples)
            }
        }
        return examples
    }

    private static func shown(_ examples: [Example]) -> [RuleExample] {
        RuleExample.shown(of: examples.map { RuleExample(isBad: $0.isBad, text: $0.written) })
    }
}
