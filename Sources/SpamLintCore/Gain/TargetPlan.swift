/// The fewest rules to mend so that a message scores under a limit.
public struct TargetPlan: Sendable {
    public let limit: Points
    /// In order of id; empty where the message is under the limit already.
    public let rules: [Rule]
    /// How the message would be judged with these mended.
    public let outlook: Outlook

    public init(limit: Points, rules: [Rule], outlook: Outlook) {
        self.limit = limit
        self.rules = rules
        self.outlook = outlook
    }

    public var isReached: Bool { outlook.score < limit }
}

extension Reappraisal {
    /// The smallest set of rules whose mending brings our score under `limit`; of several the one that leaves the lowest score, then the
    /// first by points and id. Beyond some tens of thousands of sets one rule after the other is taken, the most useful first, and what
    /// turns out to be unneeded is left out again.
    public func plan(under limit: Points) -> TargetPlan {
        let none = outlook(mending: [])
        if none.score < limit { return TargetPlan(limit: limit, rules: [], outlook: none) }
        let search = MendingSearch(self, under: limit)
        var chosen = search.smallest() ?? search.greedy()
        var outlook = outlook(mending: chosen)
        // Two fixes together may do otherwise than each alone; then more are taken, each looked at in earnest.
        for rule in search.candidates where outlook.score >= limit && !chosen.contains(where: { $0 === rule }) {
            chosen.append(rule)
            outlook = self.outlook(mending: chosen)
        }
        return TargetPlan(limit: limit, rules: chosen.sorted { $0.id < $1.id }, outlook: outlook)
    }
}
