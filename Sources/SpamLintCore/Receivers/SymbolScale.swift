/// How the points of a symbol grow with what was measured.
public enum SymbolScale: Sendable, Equatable {
    /// `clamp(fact × times + plus, from, to)`.
    case linear(fact: String, times: Double, plus: Double, from: Double, to: Double)
    /// The factor of the last step that the fact reaches; below the first step zero.
    case steps(fact: String, [Step])
    /// Once for every place, up to so many.
    case places(Int)
    /// The greatest factor of the symbols that are raised; without one, zero.
    case symbols([Share])

    public struct Step: Sendable, Equatable {
        public let limit: Double
        public let factor: Double

        public init(limit: Double, factor: Double) {
            self.limit = limit
            self.factor = factor
        }
    }

    public struct Share: Sendable, Equatable {
        public let symbol: String
        public let factor: Double

        public init(symbol: String, factor: Double) {
            self.symbol = symbol
            self.factor = factor
        }
    }

    /// The fact that is measured, if one is.
    public var fact: String? {
        switch self {
        case .linear(let fact, _, _, _, _), .steps(let fact, _): fact
        case .places, .symbols: nil
        }
    }

    /// The symbols that it goes by.
    public var shares: [Share] { if case .symbols(let shares) = self { shares } else { [] } }

    /// - Parameters:
    ///   - value: Of the fact; nil where it has none, which costs nothing.
    ///   - places: How many places the symbol was found at.
    ///   - shares: The factors of those symbols of `symbols` that are raised.
    func factor(value: Double?, places: Int, shares: [Double]) -> Double {
        switch self {
        case .linear(_, let times, let plus, let from, let to): value.map { max(from, min(to, $0 * times + plus)) } ?? 0
        case .steps(_, let steps): value.flatMap { value in steps.last { $0.limit <= value }?.factor } ?? 0
        case .places(let most): Double(min(places, most))
        case .symbols: shares.max() ?? 0
        }
    }
}
