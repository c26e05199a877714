/// How a report that tells only what is new relates to the version before.
public struct BaseComparison: Sendable {
    /// What the version before is called: a commit or a branch.
    public let name: String
    /// The score before; nil where there was no such file.
    public let score: Points?
    /// Findings of the version before that are gone, and those that both versions have.
    public let gone: [Finding]
    public let unchanged: Int

    public init(name: String, score: Points?, gone: [Finding], unchanged: Int) {
        self.name = name
        self.score = score
        self.gone = gone
        self.unchanged = unchanged
    }
}
