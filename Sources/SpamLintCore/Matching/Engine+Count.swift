extension Engine {
    /// How many places a leaf stands at, without a word of what a finding would say.
    func count(ofLeaf leaf: Int) -> Int { hits.has(leaf) ? evaluator.count(for: plan.leaves[leaf], hits: hits[leaf]) : 0 }

    /// Measures a number, of a message that has what it needs; not a number where it has no meaning for it.
    func measure(_ definition: FactDefinition) -> Double { measurements.measurement(of: definition, in: facts)?.value ?? .nan }
}
