import SpamLintCore

/// What a rule or a symbol looks for, as lines that a person can check against a message.
struct MatchFormula {
    let language: ReportLanguage

    /// Words of a list that are shown; the rest is counted.
    private static let shownWords = 6

    func lines(of match: Match) -> [String] {
        switch match {
        case .phrases(let match):
            return [FormulaWords.phrases(match, shown: list(match.phrases), language)] + context(near: match.near, unless: match.unless)
        case .pattern(let match):
            return [FormulaWords.pattern(match, anchors: list(match.anchors), language)] + context(near: match.near, unless: match.unless)
        case .field(let match): return [FormulaWords.field(match, language)]
        case .fact(let match): return [([match.condition] + match.with).map(Self.text).joined(separator: "; ")]
        case .defect(let match): return [FormulaWords.defect(match.kinds, language)]
        case .check(let match): return [FormulaWords.check(match.name, parameters(match.parameters), language)]
        case .symbol(let name): return [FormulaWords.symbol(name, language)]
        case .composite(let match):
            return joined(match.all, FormulaWords.all[language]) + joined(match.any, FormulaWords.any(match.atLeast, language))
                + joined(match.none, FormulaWords.none[language])
        }
    }

    /// `subject-cells < 6`.
    static func text(of condition: FactMatch.Condition) -> String {
        let sign =
            switch condition.comparison {
            case .above: ">"
            case .below: "<"
            case .equals: "="
            }
        return "\(condition.name) \(sign) \(NumberText.text(condition.limit))"
    }

    private func joined(_ matches: [Match], _ label: String) -> [String] {
        guard !matches.isEmpty else { return [] }
        return [label]
            + matches.flatMap { match in
                lines(of: match).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
            }
    }

    private func context(near: PhraseContext?, unless: PhraseContext?) -> [String] {
        [(near, true), (unless, false)].compactMap { context, isWanted in
            context.map { "  " + FormulaWords.near($0, shown: list($0.phrases), isWanted: isWanted, language) }
        }
    }

    private func parameters(_ parameters: Parameters) -> String {
        parameters.entries.map { name, value in
            let text =
                switch value {
                case .number(let number): NumberText.text(number)
                case .text(let text): text
                case .texts(let texts): list(texts)
                case .flag(let flag): String(flag)
                }
            return "\(name): \(text)"
        }.joined(separator: ", ")
    }

    private func list(_ words: [String]) -> String {
        let shown = words.prefix(Self.shownWords).map { "“\($0)”" }.joined(separator: ", ")
        let more = words.count - Self.shownWords
        return TerminalText.escaped(more > 0 ? shown + ", " + FormulaWords.more(more, language) : shown)
    }
}
