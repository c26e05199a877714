/// The scores from which a message is warned of and fails.
public struct VerdictLimits: Sendable, Equatable {
    public var warn: Points
    public var fail: Points

    public init(warn: Points = Points(thousandths: 3000), fail: Points = Points(thousandths: 5000)) {
        self.warn = warn
        self.fail = fail
    }

    /// Warns from 3.0 points, fails from 5.0, the field's usual threshold.
    public static let standard = VerdictLimits()
}
