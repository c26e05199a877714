import MailText

/// What a thread of work keeps between messages: compiled patterns, the buffers of the scan and of its hits.
public final class Scratch {
    private var patterns: [String: Pattern?] = [:]
    var scanner: PhraseScanner
    let hits: HitTable
    let measurements = MeasurementTable()
    let windows = WindowTable()

    public init(for plan: Plan) {
        hits = HitTable(leafCount: plan.leaves.count)
        scanner = PhraseScanner([plan.scanner.automaton])
    }

    func pattern(for expression: String) -> Pattern? {
        if let known = patterns[expression] { return known }
        let pattern = Pattern(expression)
        patterns[expression] = .some(pattern)
        return pattern
    }
}
