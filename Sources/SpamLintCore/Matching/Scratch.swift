import MailText

/// What a thread of work keeps between messages: compiled patterns, the buffers of the scan and of its hits.
public final class Scratch {
    private enum Compiled {
        case notYet
        case known(Pattern?)
    }

    private var patterns: [String: Pattern?] = [:]
    /// The same by the leaf that asks, for expressions are long to compare.
    private var patternOfLeaf: [Compiled]
    var scanner: PhraseScanner
    let hits: HitTable
    let measurements = MeasurementTable()
    let windows = WindowTable()
    let answers: AnswerTable

    public init(for plan: Plan) {
        hits = HitTable(leafCount: plan.leaves.count)
        patternOfLeaf = [Compiled](repeating: .notYet, count: plan.leaves.count)
        scanner = PhraseScanner([plan.scanner.automaton])
        answers = AnswerTable(callCount: plan.callCount)
    }

    /// - Parameter number: Of the leaf whose expression it is.
    func pattern(for expression: String, number: Int) -> Pattern? {
        if case .known(let pattern) = patternOfLeaf[number] { return pattern }
        let pattern = patterns[expression] ?? Pattern(expression)
        patterns[expression] = .some(pattern)
        patternOfLeaf[number] = .known(pattern)
        return pattern
    }
}
