extension Plan {
    /// A receiver's profile, resolved; what its symbols look for is among the leaves.
    struct Profile: Sendable {
        let profile: ReceiverProfile
        /// As reports tell it from the others.
        let key: String
        /// A profile before it in the plan, and of each symbol the place of the one there that finds the same; nil where none does.
        let shared: (profile: Int, places: [Int?])?
        /// The symbols that reports name, and those that make others cost nothing.
        let shown: [Int]
        let voiding: [Int]
        /// When a symbol need not be looked at.
        let gates: [Gate]
        /// One for each symbol.
        let steps: [Step]
        /// Of the same in the order of what they cost.
        let program: StepProgram
        /// The fact that scales a symbol.
        let scales: [FactDefinition?]
        /// The symbols that scale a symbol, with their factors.
        let shares: [[(symbol: Int, factor: Double)]]
        /// The index of the group whose cap a symbol falls under.
        let groups: [Int?]
    }
}
