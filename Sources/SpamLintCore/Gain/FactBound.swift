/// What a number is held to once whatever pushed it too far is mended.
public struct FactBound: Sendable, Equatable {
    public var atLeast: Double?
    public var atMost: Double?

    public init(atLeast: Double? = nil, atMost: Double? = nil) {
        self.atLeast = atLeast
        self.atMost = atMost
    }

    /// Where a condition no longer holds; nil for one on an exact number that may be left to either side.
    public init?(leaving condition: FactMatch.Condition) {
        switch condition.comparison {
        case .above: self.init(atMost: condition.limit)
        case .below: self.init(atLeast: condition.limit)
        // Most facts are counts, so that something there is at least one of it.
        case .equals where condition.limit == 0: self.init(atLeast: 1)
        case .equals: return nil
        }
    }

    /// What was measured, moved no further than it must be.
    func held(_ value: Double) -> Double {
        var value = value
        if let atLeast { value = max(value, atLeast) }
        if let atMost { value = min(value, atMost) }
        return value
    }

    /// Holds both bounds.
    mutating func tighten(by other: FactBound) {
        if let low = other.atLeast { atLeast = max(low, atLeast ?? low) }
        if let high = other.atMost { atMost = min(high, atMost ?? high) }
    }
}
