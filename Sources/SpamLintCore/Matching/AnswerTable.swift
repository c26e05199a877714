/// What checks found in one message. Several rules and symbols ask the same, and of those that find something somebody asks a second time
/// where.
final class AnswerTable {
    /// Places by number of the call; -1 where nobody asked yet.
    private var counts: [Int32]
    /// By number of the call.
    private var places: [[Evidence]]
    /// The numbers of calls that found something.
    private var found: [Int] = []

    init(callCount: Int) {
        counts = [Int32](repeating: -1, count: callCount)
        places = [[Evidence]](repeating: [], count: callCount)
    }

    /// Forgets the message before.
    func clear() {
        counts.withUnsafeMutableBufferPointer { $0.update(repeating: -1) }
        for number in found { places[number] = [] }
        found.removeAll(keepingCapacity: true)
    }

    /// How many places a check finds.
    func count(of call: Plan.CheckCall, in facts: Facts) -> Int {
        let known = counts[call.number]
        if known >= 0 { return Int(known) }
        let evidence = call.find(in: facts)
        counts[call.number] = Int32(clamping: evidence.count)
        if !evidence.isEmpty {
            places[call.number] = evidence
            found.append(call.number)
        }
        return evidence.count
    }

    func evidence(of call: Plan.CheckCall, in facts: Facts) -> [Evidence] {
        count(of: call, in: facts) == 0 ? [] : places[call.number]
    }
}
