/// Judges a message anew with some of its findings mended: bands, caps and composites are worked out again, nothing is subtracted.
public struct Reappraisal {
    let engine: Engine
    private let disabled: Set<RuleID>
    private let categories: [Category]
    /// Rules that found something, with what they found.
    private let found: [RuleID: [Evidence]]
    /// The rules that found something, in order.
    public let rules: [Rule]
    /// Places of every symbol of each profile.
    private let places: [[Int32]]

    /// - Parameters:
    ///   - engine: Of the message.
    ///   - found: What the engine's rules found.
    ///   - disabled: Rules that were left out.
    ///   - categories: Where caps come from.
    public init(
        _ engine: Engine, found: [(rule: Rule, evidence: [Evidence])], besides disabled: Set<RuleID>, categories: [Category]
    ) {
        self.engine = engine
        self.disabled = disabled
        self.categories = categories
        self.found = Dictionary(found.map { ($0.rule.id, $0.evidence) }, uniquingKeysWith: { first, _ in first })
        rules = found.map(\.rule)
        places = engine.plan.profiles.map { profile in
            var evaluator = ReceiverEvaluator(engine: engine, profile: profile)
            _ = evaluator.verdict()
            return evaluator.places
        }
    }

    /// How the message would be judged if the advice of some of its rules were followed.
    public func outlook(mending rules: some Sequence<Rule>) -> Outlook {
        let hypothesis = hypothesis(mending: rules)
        let left = rulesLeft(under: hypothesis)
        return Outlook(
            score: score(of: left), receivers: engine.plan.profiles.indices.map { receiver($0, under: hypothesis) })
    }

    /// The rules that would find something.
    func rulesLeft(mending rule: Rule) -> [Rule] { rulesLeft(under: hypothesis(mending: CollectionOfOne(rule))) }

    func score(of rules: [Rule]) -> Points { ScoreSheet(of: rules, categories: categories).score }

    func cap(of category: String) -> Points { ScoreSheet.cap(of: category, in: categories) }

    private func hypothesis(mending rules: some Sequence<Rule>) -> Hypothesis {
        var all = Hypothesis()
        for rule in rules {
            guard let evidence = found[rule.id], let entry = engine.plan.entries.first(where: { $0.rule === rule }) else { continue }
            switch Mending(of: rule, step: entry.step, evidence: evidence, in: engine) {
            case .held(let hypothesis): all.formUnion(hypothesis)
            }
        }
        return all
    }

    private func rulesLeft(under hypothesis: Hypothesis) -> [Rule] {
        var engine = engine
        engine.hypothesis = hypothesis
        return engine.plan.entries.indices.compactMap { index in
            let entry = engine.plan.entries[index]
            guard engine.asks(index, besides: disabled), !hypothesis.rules.contains(entry.rule.id) else { return nil }
            let isFound =
                hypothesis.touches(entry.step, in: engine)
                ? !engine.evidence(for: entry.step).isEmpty : found[entry.rule.id] != nil
            return isFound ? entry.rule : nil
        }
    }

    /// What one receiver would say.
    func receiver(_ index: Int, under hypothesis: Hypothesis) -> ReceiverVerdict {
        var engine = engine
        engine.hypothesis = hypothesis
        let profile = engine.plan.profiles[index]
        var touch = ProfileTouch(hypothesis, engine: engine, steps: profile.steps)
        // A symbol that asks for a number that is held is asked again: the next band may charge instead.
        let gone = silenced(by: hypothesis, in: profile).filter { !touch.isFactTouched($0) }
        let changed = Self.dependents(on: gone, in: profile)
        var known = places[index]
        for index in known.indices {
            if gone.contains(index) {
                known[index] = 0
            } else if changed.contains(index) || touch.isTouched(index) {
                known[index] = StepRun.unasked
            }
        }
        var evaluator = ReceiverEvaluator(engine: engine, profile: profile, places: known)
        return evaluator.verdict()
    }

    /// Symbols that are not raised any more because a rule that means the same was mended; what a symbol is but another name for, too.
    private func silenced(by hypothesis: Hypothesis, in profile: Plan.Profile) -> Set<Int> {
        let names = hypothesis.symbols[profile.profile.name] ?? []
        var silenced: Set<Int> = []
        for (index, symbol) in profile.profile.symbols.enumerated() where names.contains(symbol.name) {
            var next: Int? = index
            while let index = next, silenced.insert(index).inserted {
                if case .symbol(let other) = profile.steps[index] { next = other } else { next = nil }
            }
        }
        return silenced
    }

    /// Symbols that refer to some of `symbols`, by way of others or at once.
    private static func dependents(on symbols: Set<Int>, in profile: Plan.Profile) -> Set<Int> {
        guard !symbols.isEmpty else { return [] }
        let references = profile.steps.map(\.references)
        var dependents: Set<Int> = []
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for (index, others) in references.enumerated() where !dependents.contains(index) {
                guard others.contains(where: { symbols.contains($0) || dependents.contains($0) }) else { continue }
                dependents.insert(index)
                isGrowing = true
            }
        }
        return dependents
    }
}

extension Plan.Step {
    /// Indices of the symbols that it refers to.
    var references: [Int] {
        switch self {
        case .symbol(let index): [index]
        case .composite(let all, let any, _, let none): (all + any + none).flatMap(\.references)
        default: []
        }
    }
}
