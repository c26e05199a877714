import MailMessage

/// A message as it would be with something mended, as far as that can be told without an edit: which conditions no longer hold, which
/// numbers lie at their limit, which fields are there, which words are gone.
///
/// Whatever asks about the same thing is answered by it, rules and receivers' symbols alike; all else is as it was.
struct Hypothesis: Sendable {
    /// How a field is held to be.
    enum FieldState: Sendable {
        /// There, once and well-formed.
        case sound
        case gone
    }

    /// A check that finds nothing any more: with the same parameters nowhere, with others not at these places.
    struct HeldCheck: Sendable {
        var parameters: [Parameters]
        var places: Set<Place>
    }

    /// Rules whose whole condition no longer holds.
    var rules: Set<RuleID> = []
    /// Symbols that mean the same as those rules, by receiver.
    var symbols: [String: Set<String>] = [:]
    var facts: [String: FactBound] = [:]
    /// By name in lower case.
    var fields: [String: FieldState] = [:]
    var texts = RemovedText()
    var checks: [String: HeldCheck] = [:]
    var defects: Set<String> = []

    /// Holds what both hold.
    mutating func formUnion(_ other: Hypothesis) {
        rules.formUnion(other.rules)
        symbols.merge(other.symbols) { $0.union($1) }
        facts.merge(other.facts) { first, second in
            var first = first
            first.tighten(by: second)
            return first
        }
        fields.merge(other.fields) { first, _ in first }
        texts.formUnion(other.texts)
        checks.merge(other.checks) { HeldCheck(parameters: $0.parameters + $1.parameters, places: $0.places.union($1.places)) }
        defects.formUnion(other.defects)
    }

    /// What a number is held to be.
    func held(_ measurement: FactDefinition.Measurement, of name: String) -> FactDefinition.Measurement {
        guard let bound = facts[name] else { return measurement }
        return FactDefinition.Measurement(bound.held(measurement.value), at: measurement.place)
    }

    /// What a step finds; nil where it is asked as ever, its parts and numbers under this hypothesis.
    func evidence(for step: Plan.Step, in engine: Engine) -> [Evidence]? {
        switch step {
        case .leaf(let leaf):
            guard !texts.isEmpty else { return nil }
            let hits = engine.hits[leaf].filter { !texts.touches($0) }
            return hits.isEmpty ? [] : engine.evaluator.evidence(for: engine.plan.leaves[leaf], hits: hits)
        case .field(let match, _): return evidence(for: match, in: engine.facts)
        case .defect(let kinds):
            guard !defects.isDisjoint(with: kinds) else { return nil }
            return engine.facts.defects.filter { kinds.contains($0.kind) && !defects.contains($0.kind) }.map { Evidence(at: $0.place) }
        case .check(let call):
            guard let held = checks[call.check.name] else { return nil }
            if held.parameters.contains(call.parameters) { return [] }
            guard call.check.needs.isSubset(of: engine.facts.present) else { return [] }
            return call.find(in: engine.facts).filter { !held.places.contains($0.place) }
        case .fact, .composite, .symbol, .nothing: return nil
        }
    }

    /// Whether a composite asks what a field looks like that is held to be there and is not: it is held to be sound, too.
    func asksOfNothing(all: [Plan.Step], none: [Plan.Step], in engine: Engine) -> Bool {
        guard !fields.isEmpty, (all + none).contains(where: { if case .check = $0 { true } else { false } }) else { return false }
        return all.contains { step in
            guard case .field(let match, let names) = step, match.state == .present,
                match.names.contains(where: { fields[$0.lowercased()] == .sound })
            else { return false }
            return FieldEvaluator.evidence(for: match, names: names, in: engine.facts).isEmpty
        }
    }

    private func evidence(for match: FieldMatch, in facts: Facts) -> [Evidence]? {
        let states = match.names.map { fields[$0.lowercased()] }
        guard states.contains(where: { $0 != nil }), facts.message.form == .message else { return nil }
        if states.contains(.sound) {
            if match.state == .missing { return [] }
            if match.state == .present { return [.absent(("value", match.names[0]), ("field", match.names[0]))] }
        }
        let others = zip(match.names, states).filter { $0.1 == nil }.map(\.0)
        guard !others.isEmpty else {
            return match.state == .missing ? [.absent(("value", match.names[0]), ("field", match.names[0]))] : []
        }
        return FieldEvaluator.evidence(
            for: FieldMatch(names: others, state: match.state), names: FieldNames(others), in: facts)
    }
}
