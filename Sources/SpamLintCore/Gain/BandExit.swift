/// How a symbol that rests on a number goes away: where its band ends, and what begins there.
public struct BandExit: Sendable {
    /// The number, and what it counts.
    public let fact: String
    public let unit: String
    public let value: Double
    /// The nearest number at which the symbol is not raised.
    public let limit: Double
    /// Symbols on the same number that are raised there instead.
    public let next: [ReceiverSymbol]
    /// The nearest number at which none of those that follow one another is raised; nil where nothing follows.
    public let end: Double?

    /// Whether it takes more, not less.
    public var isUpward: Bool { limit > value }

    /// The names that a symbol's advice may use.
    public static let names = ["value", "limit", "missing", "end", "end-missing"]

    /// What `{name}` stands for in a symbol's advice.
    public func value(_ name: String) -> String? {
        switch name {
        case "value": NumberText.text(value)
        case "limit": NumberText.text(limit)
        case "missing": NumberText.text(abs(limit - value))
        case "end": NumberText.text(end ?? limit)
        case "end-missing": NumberText.text(abs((end ?? limit) - value))
        default: nil
        }
    }
}

extension Reappraisal {
    /// Bands that follow one another; no filter has more.
    private static let bandLimit = 32

    /// How each symbol that is raised for a number leaves its band, by profile and symbol.
    public func bandExits() -> [String: [String: BandExit]] {
        var exits: [String: [String: BandExit]] = [:]
        for (index, profile) in engine.plan.profiles.enumerated() {
            let raised = Set(receiver(index, under: Hypothesis()).charges.map(\.symbol.name))
            for (place, symbol) in profile.profile.symbols.enumerated() where raised.contains(symbol.name) {
                for (definition, condition) in Self.conditions(of: profile.steps[place], in: profile.steps) {
                    guard let exit = exit(of: symbol, in: index, leaving: condition, of: definition, raised: raised) else { continue }
                    exits[profile.profile.id, default: [:]][symbol.name] = exit
                    break
                }
            }
        }
        return exits
    }

    /// Holds the number at the end of the band, then at the end of the band that begins there, and so on.
    ///
    /// - Parameter raised: The symbols that are raised as it is.
    private func exit(
        of symbol: ReceiverSymbol, in index: Int, leaving condition: FactMatch.Condition, of definition: FactDefinition, raised: Set<String>
    ) -> BandExit? {
        guard let measured = engine.measurement(of: definition), let first = FactBound(leaving: condition) else { return nil }
        // What is counted goes no lower than nothing: such a condition asks whether the number is there at all.
        guard first.held(measured.value) >= 0 else { return nil }
        let profile = engine.plan.profiles[index]
        var bound = first
        var next: [ReceiverSymbol] = []
        for step in 0..<Self.bandLimit {
            var hypothesis = Hypothesis()
            hypothesis.facts[definition.name] = bound
            let charges = receiver(index, under: hypothesis).charges.map(\.symbol)
            if step == 0, charges.contains(where: { $0.name == symbol.name }) { return nil }
            var touch = ProfileTouch(hypothesis, engine: engine, steps: profile.steps)
            let successors = profile.profile.symbols.indices.filter { place in
                let other = profile.profile.symbols[place]
                return !raised.contains(other.name) && charges.contains { $0 === other } && touch.isFactTouched(place)
            }
            if step == 0 { next = successors.map { profile.profile.symbols[$0] } }
            guard !successors.isEmpty else { break }
            var further = bound
            for place in successors {
                for (other, condition) in Self.conditions(of: profile.steps[place], in: profile.steps) where other.name == definition.name {
                    guard let one = FactBound(leaving: condition) else { continue }
                    if let low = one.atLeast, let old = further.atLeast { further.atLeast = max(low, old) }
                    if let high = one.atMost, let old = further.atMost { further.atMost = min(high, old) }
                }
            }
            if further == bound { break }
            bound = further
        }
        return BandExit(
            fact: definition.name, unit: definition.unit, value: measured.value, limit: first.held(measured.value), next: next,
            end: bound == first ? nil : bound.held(measured.value))
    }

    /// The numbers that a symbol rests on, the ones that findings would tell first.
    private static func conditions(
        of step: Plan.Step, in steps: [Plan.Step], depth: Int = 0
    ) -> [(definition: FactDefinition, condition: FactMatch.Condition)] {
        switch step {
        case .fact(let definition, let match, let others): return [(definition, match.condition)] + zip(others, match.with).map { ($0, $1) }
        case .composite(let all, let any, _, _): return (all + any).flatMap { conditions(of: $0, in: steps, depth: depth) }
        case .symbol(let index):
            guard steps.indices.contains(index), depth < 8 else { return [] }
            return conditions(of: steps[index], in: steps, depth: depth + 1)
        default: return []
        }
    }
}
