/// What checks found in one message: most find nothing, and of those that do somebody asks a second time where.
final class AnswerTable {
    /// By number of the call.
    private var answers: [Int: [Evidence]] = [:]

    /// Forgets the message before.
    func clear() {
        if !answers.isEmpty { answers.removeAll(keepingCapacity: true) }
    }

    /// How many places a check finds.
    func count(of call: Plan.CheckCall, in facts: Facts) -> Int {
        let found = call.find(in: facts)
        if !found.isEmpty { answers[call.number] = found }
        return found.count
    }

    func evidence(of call: Plan.CheckCall, in facts: Facts) -> [Evidence] { answers[call.number] ?? call.find(in: facts) }
}
