/// What following a rule's advice does to a number.
public enum FactReach: Sendable, Equatable {
    case bound(FactBound)
    /// It grows by what a finding tells under this name: `missing` characters of text are so many more characters of the page.
    case plus(String)

    /// Where the number lies then.
    ///
    /// - Parameters:
    ///   - values: What the rule's first finding tells.
    ///   - measured: The number as it is; nil where the message has none.
    func bound(values: [(name: String, value: String)], measured: Double?) -> FactBound? {
        switch self {
        case .bound(let bound): return bound
        case .plus(let name):
            guard let measured, let growth = values.first(where: { $0.name == name }).flatMap({ Double($0.value) }) else { return nil }
            return FactBound(atLeast: measured + growth)
        }
    }
}
