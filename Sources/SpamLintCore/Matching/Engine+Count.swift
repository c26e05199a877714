extension Engine {
    /// How many places `evidence(for:)` would give, without a word of what a finding would say: receivers' symbols are only counted.
    func count(of step: Plan.Step) -> Int {
        // What is supposed to be otherwise is told of evidence.
        if hypothesis != nil { return evidence(for: step).count }
        return switch step {
        case .leaf(let leaf): hits.has(leaf) ? evaluator.count(for: plan.leaves[leaf], hits: hits[leaf]) : 0
        case .field(let match, let names): FieldEvaluator.count(for: match, names: names, in: facts)
        case .fact(let definition, let match, let others): isMet(definition, match, others) ? 1 : 0
        case .defect(let kinds): facts.defects.isEmpty ? 0 : facts.defects.count { kinds.contains($0.kind) }
        case .check, .composite, .symbol, .nothing: evidence(for: step).count
        }
    }

    private func isMet(_ definition: FactDefinition, _ match: FactMatch, _ others: [FactDefinition]) -> Bool {
        guard let measured = measurement(of: definition), holds(match.condition, measured.value) else { return false }
        for (other, condition) in zip(others, match.with) {
            guard let value = measurement(of: other)?.value, holds(condition, value) else { return false }
        }
        return true
    }
}
