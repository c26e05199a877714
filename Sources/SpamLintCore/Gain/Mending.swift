/// What doing as a rule advises changes in a message.
///
/// For a rule that only a person can follow, conditions are held. Where edits mend its findings, whoever can lint the message again with them
/// does so instead.
enum Mending: Sendable {
    case held(Hypothesis)
}

extension Mending {
    /// What is mended with a rule that found something: its own condition, whatever else asks about the same thing, and the symbols that
    /// mean the same.
    init(of rule: Rule, step: Plan.Step, evidence: [Evidence], in engine: Engine) {
        var hypothesis = Hypothesis()
        hypothesis.rules = [rule.id]
        hypothesis.symbols = [
            "spamassassin": Set(rule.equivalents.spamassassin), "rspamd": Set(rule.equivalents.rspamd),
        ]
        hypothesis.mend(step, evidence: evidence, in: engine)
        for (name, reach) in rule.reaches {
            let measured = engine.plan.facts[name].flatMap { engine.measurement(of: $0)?.value }
            hypothesis.facts[name] = reach.bound(values: evidence.first?.values ?? [], measured: measured)
        }
        self = .held(hypothesis)
    }
}

extension Hypothesis {
    /// Holds false what a step found.
    ///
    /// Of a step that joins others nothing can be said but that the whole no longer holds: one of its parts is mended, and the rule's
    /// advice, which only people read, says which. Where each part alone is enough, all must be.
    fileprivate mutating func mend(_ step: Plan.Step, evidence: [Evidence], in engine: Engine) {
        switch step {
        case .leaf: texts.remove(evidence.map(\.place))
        case .field(let match, _): mend(match)
        case .fact(_, let match, _):
            if let bound = FactBound(leaving: match.condition) { facts[match.condition.name] = bound }
        case .defect(let kinds): defects.formUnion(kinds)
        case .check(let call):
            var held = HeldCheck(parameters: [call.parameters], places: [])
            // A check with an expression finds another thing with another expression, be it at the same place.
            if !call.check.parameters.contains(where: \.isPattern) { held.places = Set(evidence.map(\.place)) }
            held.places.remove(.absent)
            checks[call.check.name] = held
        case .composite(let all, let any, let atLeast, let none):
            if all.count == 1, any.isEmpty, none.isEmpty { mend(all[0], evidence: evidence, in: engine) }
            guard all.isEmpty, none.isEmpty, atLeast == 1 else { return }
            for step in any {
                var part = Hypothesis()
                let evidence = engine.evidence(for: step)
                if !evidence.isEmpty { part.mend(step, evidence: evidence, in: engine) }
                formUnion(part)
            }
        case .symbol, .nothing: break
        }
    }

    private mutating func mend(_ match: FieldMatch) {
        switch match.state {
        case .missing: if let name = match.names.first { fields[name.lowercased()] = .sound }
        case .present: for name in match.names { fields[name.lowercased()] = .gone }
        case .duplicated, .malformed, .empty: for name in match.names { fields[name.lowercased()] = .sound }
        }
    }
}
