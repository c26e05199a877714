/// What the score comes to.
public enum Verdict: String, Sendable {
    case pass
    case warn
    case fail

    /// Warns from 3.0 points, fails from 5.0, the field's usual threshold.
    public init(score: Points) {
        self = score >= Points(thousandths: 5000) ? .fail : score >= Points(thousandths: 3000) ? .warn : .pass
    }
}
