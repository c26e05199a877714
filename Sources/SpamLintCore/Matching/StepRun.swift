/// Runs a program over one message. Roots that refer to others are answered in the order of need, each once.
struct StepRun {
    /// What stands for the places of a root that was not asked for.
    static let unasked: Int32 = -1

    private let engine: Engine
    private let program: StepProgram
    private let gates: [Plan.Gate]
    private let present: Needs
    /// Places found for each root.
    private(set) var places: [Int32]

    /// - Parameters:
    ///   - gates: When a root need not be looked at.
    ///   - places: What is known of each root; nil for nothing of any.
    init(engine: Engine, program: StepProgram, gates: [Plan.Gate], places: [Int32]? = nil) {
        self.engine = engine
        self.program = program
        self.gates = gates
        present = engine.facts.present
        self.places = places ?? [Int32](repeating: Self.unasked, count: program.roots.count)
    }

    mutating func count(root: Int) -> Int {
        let known = places[root]
        if known != Self.unasked { return Int(known) }
        // Reading a profile refuses circles; were there one, it would find nothing here.
        places[root] = 0
        guard engine.mayFind(gates[root], present: present) else { return 0 }
        let count = count(program.roots[root])
        places[root] = Int32(clamping: count)
        return count
    }

    /// How many places a condition holds at; of a composite, whether it holds.
    private mutating func count(_ node: StepProgram.Node) -> Int {
        switch node {
        case .leaf(let leaf): return engine.count(ofLeaf: Int(leaf))
        case .field(let index):
            let field = program.fields[Int(index)]
            return FieldEvaluator.count(for: field.match, names: field.names, in: engine.facts)
        case .fact(let index): return holds(Int(index)) ? 1 : 0
        case .defect(let index):
            if engine.facts.defects.isEmpty { return 0 }
            let kinds = program.defects[Int(index)]
            return engine.facts.defects.count { kinds.contains($0.kind) }
        case .check(let index):
            return program.callHandles[Int(index)]._withUnsafeGuaranteedRef { call in
                call.needs.isSubset(of: present) ? engine.answers.count(of: call, in: engine.facts) : 0
            }
        case .composite(let index): return holds(program.composites[Int(index)]) ? 1 : 0
        case .symbol(let root): return count(root: Int(root))
        case .nothing: return 0
        }
    }

    private mutating func holds(_ composite: StepProgram.Composite) -> Bool {
        for node in composite.all where count(program.nodes[Int(node)]) == 0 { return false }
        if !composite.any.isEmpty {
            var met: Int32 = 0
            for node in composite.any where met < composite.atLeast && count(program.nodes[Int(node)]) > 0 { met += 1 }
            if met < composite.atLeast { return false }
        }
        for node in composite.none where count(program.nodes[Int(node)]) > 0 { return false }
        return true
    }

    private func holds(_ first: Int) -> Bool {
        for index in first...first + program.tests[first].others {
            let test = program.tests[index]
            guard test.needs.isSubset(of: present) else { return false }
            // What is not a number is neither above nor below nor equal.
            let value = engine.measurements.value(of: test.number) ?? engine.measure(program.definitions[index])
            switch test.comparison {
            case .above: guard value > test.limit else { return false }
            case .below: guard value < test.limit else { return false }
            case .equals: guard value == test.limit else { return false }
            }
        }
        return true
    }
}
