import SpamLintCatalogue
import SpamLintCore

/// The ids of the built-in rules, for linters that know few of them.
enum BuiltInNames {
    static let rules = Set(BuiltInCatalogue.load().rules.map(\.id.name))
}
