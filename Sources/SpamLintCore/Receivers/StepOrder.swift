/// Puts the conditions of receivers' symbols in the order of what they cost: most symbols fail at one of their conditions, and the cheap
/// ones tell that as well as the dear ones. Of a symbol only counts whether it is raised, so that the order is nobody's business.
struct StepOrder {
    private let steps: [Plan.Step]
    private var costs: [Int?]

    /// - Parameter steps: Of the symbols of a profile.
    init(_ steps: [Plan.Step]) {
        self.steps = steps
        costs = [Int?](repeating: nil, count: steps.count)
    }

    /// The steps with what is cheap first.
    mutating func ordered() -> [Plan.Step] { steps.map { ordered($0) } }

    private mutating func ordered(_ step: Plan.Step) -> Plan.Step {
        guard case .composite(let all, let any, let atLeast, let none) = step else { return step }
        let (cheapAll, dearAll) = split(all)
        let (cheapNone, dearNone) = split(none)
        let choices = sorted(any)
        if cheapNone.isEmpty || dearAll.isEmpty && choices.isEmpty {
            return .composite(all: cheapAll + dearAll, any: choices, atLeast: atLeast, none: cheapNone + dearNone)
        }
        // What is ruled out cheaply is asked before what is dear.
        let first = Plan.Step.composite(all: cheapAll, any: [], atLeast: 1, none: cheapNone)
        return .composite(all: [first] + dearAll, any: choices, atLeast: atLeast, none: dearNone)
    }

    private static let dear = 20

    private mutating func split(_ steps: [Plan.Step]) -> (cheap: [Plan.Step], dear: [Plan.Step]) {
        let steps = sorted(steps)
        let bound = steps.firstIndex { cost(of: $0) >= Self.dear } ?? steps.count
        return (Array(steps[..<bound]), Array(steps[bound...]))
    }

    private mutating func sorted(_ steps: [Plan.Step]) -> [Plan.Step] {
        guard steps.count > 1 else { return steps }
        let costs = steps.map { cost(of: $0) }
        return steps.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }.map { steps[$0] }
    }

    /// Roughly how long a step takes, in units of a look at a field.
    private mutating func cost(of step: Plan.Step) -> Int {
        switch step {
        case .nothing: return 0
        case .leaf, .field, .defect: return 1
        case .fact: return 4
        case .check(let call): return call.check.isSlow ? 100 : call.check.parameters.contains(where: \.isPattern) ? 20 : 8
        case .composite(let all, let any, _, let none):
            let costs = (all + any + none).map { cost(of: $0) }
            return (costs.min() ?? 0) + (costs.max() ?? 0) / 2
        case .symbol(let index):
            if let known = costs[index] { return known }
            // A circle, which reading refuses, ends here.
            costs[index] = 1
            let cost = cost(of: steps[index])
            costs[index] = cost
            return cost
        }
    }
}
