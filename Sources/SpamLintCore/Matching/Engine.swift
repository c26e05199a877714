/// Runs a plan over the facts of a message. Good until its scratch is given to the next engine.
public struct Engine {
    let plan: Plan
    public let facts: Facts
    let hits: HitTable
    let measurements: MeasurementTable
    let answers: AnswerTable
    let evaluator: PhraseEvaluator
    let classes: MessageClasses
    /// What is taken to be otherwise than the message has it; nil, as ever, for the message as it is.
    var hypothesis: Hypothesis?

    /// Scans the transcript, tells the class, and is ready to judge.
    ///
    /// - Parameters:
    ///   - messageClass: What the user says the message is; nil lets the evidence tell.
    ///   - scratch: Of this thread alone.
    public init(plan: Plan, facts: Facts, messageClass: MessageClass?, scratch: Scratch) {
        self.plan = plan
        let table = scratch.hits
        table.clear()
        measurements = scratch.measurements
        measurements.clear()
        scratch.windows.clear()
        answers = scratch.answers
        answers.clear()
        plan.scanner.scan(
            facts.transcript, in: plan.scopes, leaves: plan.leaves, leafOfLiteral: plan.leafOfLiteral, with: &scratch.scanner
        ) { hit, leaf in table.add(hit, leaf: leaf) }
        hits = table
        let evaluator = PhraseEvaluator(transcript: facts.transcript, scratch: scratch)
        if let messageClass {
            facts.messageClass = messageClass
        } else {
            let wording = plan.classLeaves.map { entry in
                (entry.messageClass, evaluator.phraseCount(for: plan.leaves[entry.leaf], hits: table[entry.leaf]))
            }
            facts.messageClass = MessageClassifier.messageClass(of: facts, wording: wording)
        }
        self.facts = facts
        self.evaluator = evaluator
        classes = MessageClasses(facts.messageClass)
    }

    public var messageClass: MessageClass { facts.messageClass }

    /// What every rule found, in the order of the rules; rules for other classes are silent.
    public func findings(besides disabled: Set<RuleID> = []) -> [(rule: Rule, evidence: [Evidence])] {
        var findings: [(rule: Rule, evidence: [Evidence])] = []
        var run = StepRun(engine: self, program: plan.program, gates: plan.gates)
        for index in plan.gates.indices {
            guard plan.gates[index].classes.isSuperset(of: classes), hypothesis != nil || run.count(root: index) > 0 else { continue }
            let entry = plan.entries[index]
            guard mayFind(plan.gates[index], present: facts.present), !disabled.contains(entry.rule.id) else { continue }
            let evidence = evidence(for: entry.step)
            if !evidence.isEmpty { findings.append((entry.rule, evidence)) }
        }
        return findings
    }

    /// Whether the rule of an entry is asked about this message: it is for its class, has what it needs, and is not left out.
    func asks(_ entry: Int, besides disabled: Set<RuleID>) -> Bool {
        let gate = plan.gates[entry]
        return gate.classes.isSuperset(of: classes) && gate.needs.isSubset(of: facts.present)
            && !disabled.contains(plan.entries[entry].rule.id)
    }

    /// Whether what is behind a gate is worth a look.
    func mayFind(_ gate: Plan.Gate, present: Needs) -> Bool {
        gate.needs.isSubset(of: present) && (gate.leaf == Plan.Gate.noLeaf || hits.has(Int(gate.leaf)))
    }

    /// Every fact that has a value for this message.
    public func measurements(of facts: [FactDefinition]) -> [(definition: FactDefinition, value: Double)] {
        facts.compactMap { definition in measurement(of: definition).map { (definition, $0.value) } }
    }

    /// What each receiver's stock rules would say, in the order of the profiles.
    public func receivers() -> [ReceiverVerdict] {
        var places: [[Int32]] = []
        return plan.profiles.map { profile in
            let known = profile.shared.map { shared in shared.places.map { $0.map { places[shared.profile][$0] } ?? StepRun.unasked } }
            var evaluator = ReceiverEvaluator(engine: self, profile: profile, places: known)
            let verdict = evaluator.verdict()
            places.append(evaluator.places)
            return verdict
        }
    }

    func evidence(for step: Plan.Step) -> [Evidence] {
        if let hypothesis, let evidence = hypothesis.evidence(for: step, in: self) { return evidence }
        switch step {
        case .leaf(let leaf):
            return hits.has(leaf) ? evaluator.evidence(for: plan.leaves[leaf], hits: hits[leaf]) : []
        case .field(let match, let names): return FieldEvaluator.evidence(for: match, names: names, in: facts)
        case .fact(let definition, let match, let others): return evidence(for: definition, match, others)
        case .defect(let kinds):
            return facts.defects.filter { kinds.contains($0.kind) }.map { defect in
                Evidence(at: defect.place, values: defect.detail.map { [("detail", $0)] } ?? [])
            }
        case .check(let call):
            return call.needs.isSubset(of: facts.present) ? answers.evidence(of: call, in: facts) : []
        case .composite(let all, let any, let atLeast, let none): return evidence(all: all, any: any, atLeast: atLeast, none: none)
        case .symbol, .nothing: return []
        }
    }

    private func evidence(all: [Plan.Step], any: [Plan.Step], atLeast: Int, none: [Plan.Step]) -> [Evidence] {
        if let hypothesis, hypothesis.asksOfNothing(all: all, none: none, in: self) { return [] }
        var first: [Evidence] = []
        for step in all {
            let found = evidence(for: step)
            if found.isEmpty { return [] }
            if first.isEmpty { first = found }
        }
        if !any.isEmpty {
            var chosen: [Evidence] = []
            var met = 0
            for step in any where met < atLeast {
                let found = evidence(for: step)
                if found.isEmpty { continue }
                met += 1
                if met == 1 { chosen = found }
            }
            if met < atLeast { return [] }
            if first.isEmpty { first = chosen }
        }
        for step in none where !evidence(for: step).isEmpty || silencedBefore(step) { return [] }
        return first
    }

    /// Whether a step found something before anything was held otherwise: what kept a rule silent does so behind a mending, too.
    private func silencedBefore(_ step: Plan.Step) -> Bool {
        guard hypothesis != nil else { return false }
        var before = self
        before.hypothesis = nil
        return !before.evidence(for: step).isEmpty
    }

    private func evidence(for definition: FactDefinition, _ match: FactMatch, _ others: [FactDefinition]) -> [Evidence] {
        guard let measured = measurement(of: definition), holds(match.condition, measured.value) else { return [] }
        var values = [
            (name: "value", value: NumberText.text(measured.value)), (name: "limit", value: NumberText.text(match.condition.limit)),
        ]
        values.append(("missing", NumberText.text(abs(match.condition.limit - measured.value))))
        for (other, condition) in zip(others, match.with) {
            guard let value = measurement(of: other)?.value, holds(condition, value) else { return [] }
            values.append((other.name, NumberText.text(value)))
        }
        return [Evidence(at: measured.place, text: [], values: values)]
    }

    func measurement(of definition: FactDefinition) -> FactDefinition.Measurement? {
        guard definition.needs.isSubset(of: facts.present), let measured = measurements.measurement(of: definition, in: facts) else {
            return nil
        }
        return hypothesis?.held(measured, of: definition.name) ?? measured
    }

    func holds(_ condition: FactMatch.Condition, _ value: Double) -> Bool {
        switch condition.comparison {
        case .above: value > condition.limit
        case .below: value < condition.limit
        case .equals: value == condition.limit
        }
    }
}

/// Numbers as messages show them: whole where they are whole, else two decimals.
public enum NumberText {
    public static func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "?" }
        if value == value.rounded() { return String(Int(value)) }
        let hundredths = Int((abs(value) * 100).rounded())
        let decimals = hundredths % 100
        return (value < 0 ? "-" : "") + "\(hundredths / 100)." + (decimals < 10 ? "0\(decimals)" : String(decimals))
    }
}
