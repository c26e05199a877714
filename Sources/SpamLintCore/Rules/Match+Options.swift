extension Match {
    /// What of it a user may set, with the value that the rule has and the type that another must have.
    ///
    /// A fact's limit goes by the name of the fact, a check's parameter by its own, the number of hits by `at-least`; a name that means two
    /// things in one rule is no option.
    public func options(checks: [Check]) -> [(name: String, value: Parameters.Value)] {
        var found: [(name: String, value: Parameters.Value)] = []
        for leaf in leaves { found += leaf.ownOptions(checks: checks) }
        return found.filter { option in found.count { $0.name == option.name } == 1 }.sorted { $0.name < $1.name }
    }

    private func ownOptions(checks: [Check]) -> [(name: String, value: Parameters.Value)] {
        switch self {
        case .fact(let fact): return ([fact.condition] + fact.with).map { ($0.name, .number($0.limit)) }
        case .check(let call):
            let parameters = checks.first { $0.name == call.name }?.parameters ?? []
            return parameters.filter { !$0.isPattern }.map { ($0.name, call.parameters[$0.name] ?? $0.standard) }
        case .phrases(let phrases): return [("at-least", .number(Double(phrases.atLeast)))]
        case .pattern(let pattern): return [("at-least", .number(Double(pattern.atLeast)))]
        case .field, .defect, .symbol, .composite: return []
        }
    }

    /// The same with other values for options that `options(checks:)` names. Literals stay as they are, and so does the automaton.
    func setting(_ options: [String: Parameters.Value]) -> Match {
        guard !options.isEmpty else { return self }
        switch self {
        case .composite(var composite):
            composite.all = composite.all.map { $0.setting(options) }
            composite.any = composite.any.map { $0.setting(options) }
            composite.none = composite.none.map { $0.setting(options) }
            return .composite(composite)
        case .fact(var fact):
            fact.condition.set(options)
            for index in fact.with.indices { fact.with[index].set(options) }
            return .fact(fact)
        case .check(var call):
            // A name that the check does not have is not asked for.
            for (name, value) in options { call.parameters.set(name, to: value) }
            return .check(call)
        case .phrases(var phrases):
            if let count = options.hitCount { phrases.atLeast = count }
            return .phrases(phrases)
        case .pattern(var pattern):
            if let count = options.hitCount { pattern.atLeast = count }
            return .pattern(pattern)
        case .field, .defect, .symbol: return self
        }
    }
}

extension [String: Parameters.Value] {
    /// The option `at-least`.
    fileprivate var hitCount: Int? {
        guard case .number(let number)? = self["at-least"], number >= 1, number <= 10_000 else { return nil }
        return Int(number)
    }
}

extension FactMatch.Condition {
    fileprivate mutating func set(_ options: [String: Parameters.Value]) {
        if case .number(let number)? = options[name] { limit = number }
    }
}
