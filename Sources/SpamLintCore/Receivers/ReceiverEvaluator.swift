/// Asks a profile's symbols about one message. Symbols that refer to others are answered in the order of need, each once.
struct ReceiverEvaluator {
    private let engine: Engine
    private let profile: Plan.Profile
    private var run: StepRun
    /// Under a hypothesis, places found for each symbol; nil while it was not asked for.
    private var held: [Int?]

    /// Places found for each symbol; `StepRun.unasked` while it was not asked for.
    var places: [Int32] { engine.hypothesis == nil ? run.places : held.map { $0.map { Int32(clamping: $0) } ?? StepRun.unasked } }

    /// - Parameter places: What is known of each symbol; nil for nothing of any.
    init(engine: Engine, profile: Plan.Profile, places: [Int32]? = nil) {
        self.engine = engine
        self.profile = profile
        run = StepRun(engine: engine, program: profile.program, gates: profile.gates, places: places)
        held =
            engine.hypothesis == nil
            ? [] : places?.map { $0 == StepRun.unasked ? nil : Int($0) } ?? [Int?](repeating: nil, count: profile.steps.count)
    }

    mutating func verdict() -> ReceiverVerdict {
        let symbols = profile.profile.symbols
        var charges: [(index: Int, points: Points)] = []
        var rooms = profile.profile.groups.map(\.cap)
        var voided: Set<String> = []
        for index in profile.voiding where isRaised(index) { voided.formUnion(symbols[index].voids) }
        for index in profile.shown where isRaised(index) {
            let symbol = symbols[index]
            var points = symbol.points
            if let scale = symbol.scale {
                let value = profile.scales[index].flatMap { engine.measurement(of: $0)?.value }
                let shares = profile.shares[index].filter { isRaised($0.symbol) }.map(\.factor)
                let factor = scale.factor(value: value, places: count(found: index), shares: shares)
                points = Points(Double(points.thousandths) / 1000 * factor)
            }
            if let group = profile.groups[index] {
                points = min(points, max(.zero, rooms[group]))
                rooms[group] = Points(thousandths: rooms[group].thousandths - points.thousandths)
            }
            // What is voided has taken up its room in the group all the same.
            if voided.contains(symbol.name) { points = .zero }
            charges.append((index, points))
        }
        charges.sort { symbols[$0.index].name < symbols[$1.index].name }
        return ReceiverVerdict(
            profile: profile.profile, key: profile.key,
            charges: charges.map { ReceiverVerdict.Charge(symbol: symbols[$0.index], points: $0.points) },
            score: charges.reduce(.zero) { $0 + $1.points })
    }

    private mutating func isRaised(_ symbol: Int) -> Bool {
        (engine.hypothesis == nil ? run.count(root: symbol) : count(symbol)) > 0
    }

    private func count(found symbol: Int) -> Int { engine.hypothesis == nil ? max(0, Int(run.places[symbol])) : held[symbol] ?? 0 }

    // MARK: Under a hypothesis, which is told of evidence

    private mutating func count(_ symbol: Int) -> Int {
        if let known = held[symbol] { return known }
        // Reading a profile refuses circles; were there one, it would find nothing here.
        held[symbol] = 0
        guard engine.mayFind(profile.gates[symbol], present: engine.facts.present) else { return 0 }
        let count = count(profile.steps[symbol])
        held[symbol] = count
        return count
    }

    private mutating func count(_ step: Plan.Step) -> Int {
        switch step {
        case .symbol(let index): return count(index)
        case .composite(let all, let any, let atLeast, let none):
            if let hypothesis = engine.hypothesis, hypothesis.asksOfNothing(all: all, none: none, in: engine) { return 0 }
            for step in all where count(step) == 0 { return 0 }
            if !any.isEmpty {
                var met = 0
                for step in any where met < atLeast && count(step) > 0 { met += 1 }
                if met < atLeast { return 0 }
            }
            for step in none where count(step) > 0 { return 0 }
            return 1
        default: return engine.evidence(for: step).count
        }
    }
}
