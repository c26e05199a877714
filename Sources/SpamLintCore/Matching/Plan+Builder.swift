extension Plan {
    /// Resolves names, and gathers what the scan looks for.
    struct Builder {
        let facts: [String: FactDefinition]
        /// With their places in the program's list.
        private let checks: [String: (check: Check, number: Int)]
        var leaves: [Leaf] = []
        /// By an outline of what is asked.
        private var calls: [Int: [CheckCall]] = [:]
        private(set) var callCount = 0
        /// Of the profile at hand.
        var symbols: [String: Int] = [:]

        init(facts: [FactDefinition], checks: [Check]) {
            self.facts = Dictionary(facts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            self.checks = Dictionary(checks.enumerated().map { ($1.name, ($1, $0)) }, uniquingKeysWith: { first, _ in first })
            calls.reserveCapacity(1_024)
        }

        mutating func leaf(for kind: Leaf.Kind) -> Int {
            leaves.append(Leaf(kind: kind, number: leaves.count))
            return leaves.count - 1
        }

        mutating func step(for match: Match) -> Step {
            switch match {
            case .phrases(let phrases): return .leaf(leaf(for: .phrases(phrases)))
            case .pattern(let pattern): return .leaf(leaf(for: .pattern(pattern)))
            case .field(let field): return .field(field, FieldNames(field.names))
            case .fact(let fact):
                let others = fact.with.compactMap { facts[$0.name] }
                guard let main = facts[fact.condition.name], others.count == fact.with.count else {
                    return .nothing
                }
                return .fact(main, fact, with: others)
            case .defect(let defect): return .defect(Set(defect.kinds))
            case .check(let match):
                guard let (check, number) = checks[match.name] else { return .nothing }
                return .check(call(check, number, match.parameters))
            case .composite(let composite):
                let all = composite.all.map { step(for: $0) }
                let any = composite.any.map { step(for: $0) }
                return .composite(all: all, any: any, atLeast: composite.atLeast, none: composite.none.map { step(for: $0) })
            case .symbol(let name): return symbols[name].map { .symbol($0) } ?? .nothing
            }
        }

        /// One call for all that ask the same.
        private mutating func call(_ check: Check, _ number: Int, _ parameters: Parameters) -> CheckCall {
            let key = parameters.outline &* 1_021 &+ number
            if let known = calls[key]?.first(where: { $0.check.name == check.name && $0.parameters == parameters }) { return known }
            let call = CheckCall(callCount, check: check, parameters: parameters)
            callCount += 1
            calls[key, default: []].append(call)
            return call
        }
    }
}
