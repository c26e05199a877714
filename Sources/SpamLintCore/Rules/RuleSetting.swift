/// What a user wants otherwise with a rule.
public struct RuleSetting: Sendable, Equatable {
    public var severity: Severity?
    public var points: Points?
    /// By name: facts with a limit, parameters of checks, `at-least`.
    public var options: [String: Parameters.Value]

    public init(severity: Severity? = nil, points: Points? = nil, options: [String: Parameters.Value] = [:]) {
        self.severity = severity
        self.points = points
        self.options = options
    }
}
