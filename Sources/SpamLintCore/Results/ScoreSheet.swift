/// How the findings of a message add up: each rule once, each category up to its cap.
public struct ScoreSheet: Sendable {
    public struct Line: Sendable, Equatable {
        public let category: String
        /// Points of the rules that fired.
        public let sum: Points
        public let cap: Points
        /// What goes into the score: the sum, or the cap where that is less.
        public var counted: Points { min(sum, cap) }
    }

    /// Categories with a finding, by name.
    public let lines: [Line]
    public let score: Points

    /// - Parameters:
    ///   - findings: In any order; a rule counts once however often it is there.
    ///   - categories: Where caps come from; a category that is not among them has a cap of five points.
    public init(_ findings: [Finding], categories: [Category]) {
        self.init(of: findings.map(\.rule), categories: categories)
    }

    /// - Parameters:
    ///   - rules: That found something, in any order; each counts once however often it is there.
    ///   - categories: Where caps come from; a category that is not among them has a cap of five points.
    public init(of rules: [Rule], categories: [Category]) {
        var seen: Set<RuleID> = []
        var sums: [String: Points] = [:]
        for rule in rules where seen.insert(rule.id).inserted { sums[rule.category, default: .zero] += rule.points }
        lines = sums.sorted { $0.key < $1.key }.map { name, sum in
            Line(category: name, sum: sum, cap: Self.cap(of: name, in: categories))
        }
        score = lines.reduce(Points.zero) { $0 + $1.counted }
    }

    static func cap(of category: String, in categories: [Category]) -> Points {
        categories.first { $0.name == category }?.cap ?? Points(thousandths: 5000)
    }
}
