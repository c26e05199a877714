public import SpamLintCore

/// The words that rule files may use: what Swift supplies for them to judge.
public struct Vocabulary: Sendable {
    public let facts: [FactDefinition]
    public let checks: [Check]
    public let defects: [String]
    /// Names of what can mend a finding.
    public let fixers: [String]
    /// Known categories; empty accepts any.
    public let categories: [String]

    public init(facts: [FactDefinition], checks: [Check], defects: [String], fixers: [String] = [], categories: [String] = []) {
        self.facts = facts
        self.checks = checks
        self.defects = defects
        self.fixers = fixers
        self.categories = categories
    }
}
