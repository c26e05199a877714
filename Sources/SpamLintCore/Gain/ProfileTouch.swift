/// Which symbols of a profile a hypothesis may change, those that refer to changed ones among them.
struct ProfileTouch {
    private let hypothesis: Hypothesis
    private let engine: Engine
    private let steps: [Plan.Step]
    /// Whether anything of a symbol changes, and whether a number does; nil while that was not asked.
    private var known: [(any: Bool, fact: Bool)?]

    init(_ hypothesis: Hypothesis, engine: Engine, steps: [Plan.Step]) {
        self.hypothesis = hypothesis
        self.engine = engine
        self.steps = steps
        known = [(any: Bool, fact: Bool)?](repeating: nil, count: steps.count)
    }

    mutating func isTouched(_ symbol: Int) -> Bool { touch(symbol).any }

    /// Whether the symbol asks for a number that is held, itself or through those that it refers to.
    mutating func isFactTouched(_ symbol: Int) -> Bool { touch(symbol).fact }

    private mutating func touch(_ symbol: Int) -> (any: Bool, fact: Bool) {
        guard steps.indices.contains(symbol) else { return (false, false) }
        if let known = known[symbol] { return known }
        // Reading a profile refuses circles; were there one, it would end here.
        known[symbol] = (false, false)
        let touch = touch(steps[symbol])
        known[symbol] = touch
        return touch
    }

    private mutating func touch(_ step: Plan.Step) -> (any: Bool, fact: Bool) {
        switch step {
        case .symbol(let index): return touch(index)
        case .composite(let all, let any, _, let none):
            var touched = (any: false, fact: false)
            for step in all + any + none {
                let one = touch(step)
                touched = (touched.any || one.any, touched.fact || one.fact)
            }
            return touched
        case .fact:
            let isTouched = hypothesis.touches(step, in: engine)
            return (isTouched, isTouched)
        default: return (hypothesis.touches(step, in: engine), false)
        }
    }
}
