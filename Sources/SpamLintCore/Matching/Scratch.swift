import MailText

/// What a thread of work keeps between messages: compiled patterns, folded context words, the buffers of the scan and of its hits.
public final class Scratch {
    private var patterns: [String: Pattern?] = [:]
    private var contexts: [[String]: [[UInt8]]] = [:]
    var scanner: PhraseScanner
    let hits: HitTable
    let measurements = MeasurementTable()

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

    func folded(_ phrases: [String]) -> [[UInt8]] {
        if let known = contexts[phrases] { return known }
        let folded = phrases.map { FoldedText(folding: Array($0.utf8), as: .folded).bytes }
        contexts[phrases] = folded
        return folded
    }
}
