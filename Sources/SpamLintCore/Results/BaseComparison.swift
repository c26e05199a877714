/// How a report that tells only what is new relates to the version before.
public struct BaseComparison: Sendable {
    /// What the version before is called: a commit or a branch.
    public let name: String
    /// The score before; nil where there was no such file.
    public let score: Points?
    /// Findings of the version before that are gone, and those that both versions have.
    public let gone: [Finding]
    public let unchanged: Int
    /// Rules that find something in one version only, and so change the score; those of the new version first.
    public let rulesCome: [Rule]
    public let rulesGone: [Rule]

    /// - Parameters:
    ///   - before: What the version before had; nil where there was no such file.
    ///   - after: What there is now.
    ///   - gone: Of `before`, what `after` has not.
    ///   - unchanged: How many both have.
    public init(name: String, before: Report?, after: Report, gone: [Finding], unchanged: Int) {
        self.name = name
        score = before?.score
        self.gone = gone
        self.unchanged = unchanged
        rulesCome = Self.rules(of: after.findings, besides: before?.findings ?? [])
        rulesGone = Self.rules(of: before?.findings ?? [], besides: after.findings)
    }

    private static func rules(of findings: [Finding], besides others: [Finding]) -> [Rule] {
        var seen = Set(others.map(\.rule.id))
        return findings.map(\.rule).filter { seen.insert($0.id).inserted }
    }
}
