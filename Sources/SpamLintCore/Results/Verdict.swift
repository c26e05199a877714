/// What the score comes to.
public enum Verdict: String, Sendable, CaseIterable {
    case pass
    case warn
    case fail

    public init(score: Points, limits: VerdictLimits = .standard) {
        self = score >= limits.fail ? .fail : score >= limits.warn ? .warn : .pass
    }
}
