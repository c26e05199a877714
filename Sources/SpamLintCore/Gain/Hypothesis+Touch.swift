extension Hypothesis {
    /// Whether a step that refers to no symbol may find something else than before. What is not touched need not be asked again.
    func touches(_ step: Plan.Step, in engine: Engine) -> Bool {
        switch step {
        case .leaf(let leaf): !texts.isEmpty && engine.hits[leaf].contains { texts.touches($0) }
        case .field(let match, _): match.names.contains { fields[$0.lowercased()] != nil }
        case .fact(_, let match, _): ([match.condition] + match.with).contains { facts[$0.name] != nil }
        case .defect(let kinds): !defects.isDisjoint(with: kinds)
        case .check(let call): checks[call.check.name] != nil
        case .composite(let all, let any, _, let none): [all, any, none].contains { $0.contains { touches($0, in: engine) } }
        case .symbol, .nothing: false
        }
    }
}
