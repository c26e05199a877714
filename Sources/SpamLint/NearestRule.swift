import SpamLintCore
import SpamLintRules

/// Finds the rule that was probably meant.
enum NearestRule {
    static func of(_ name: String, in catalogue: Catalogue) -> String? {
        NearestName.of(name, among: catalogue.rules.map(\.id.name))
    }
}
