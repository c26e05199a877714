import SpamLintCore

/// The parts that pages on rules and on symbols share.
struct PageSections {
    let language: ReportLanguage

    func rows(_ rows: [(LocalizedText, String)]) -> String {
        rows.map { name, value in value.isEmpty ? "" : "  \(name[language]): \(value)\n" }.joined()
    }

    func section(_ label: LocalizedText, _ body: String) -> String {
        section(label, lines: body.isEmpty ? [] : TextWrap.lines(body, width: 96))
    }

    func section(_ label: LocalizedText, lines: [String]) -> String {
        guard !lines.isEmpty else { return "" }
        return "\n\(label[language]):\n" + lines.map { "  \($0)\n" }.joined()
    }

    func formula(_ label: LocalizedText, _ match: Match) -> String {
        let lines = MatchFormula(language: language).lines(of: match).flatMap { line in
            let indent = String(line.prefix { $0 == " " || $0 == "-" })
            let margin = String(repeating: " ", count: indent.count)
            return TextWrap.lines(String(line.dropFirst(indent.count)), width: 96 - indent.count).enumerated().map {
                ($0 == 0 ? indent : margin) + $1
            }
        }
        return section(label, lines: lines)
    }

    func examples(_ examples: [RuleExample]) -> String {
        examples.map { example in
            let lines = example.text.split(separator: "\n", omittingEmptySubsequences: false)
            let text = lines.reversed().drop(while: \.isEmpty).reversed().map { "| " + TerminalText.escaped(String($0)) }
            return section(example.isBad ? PageWords.bad : PageWords.good, lines: text)
        }.joined()
    }

    /// A symbol's points, with what they grow by.
    func points(of symbol: ReceiverSymbol) -> String {
        let scale = symbol.scale.map { " " + FormulaWords.scale($0, language) } ?? ""
        return (symbol.points < .zero ? "" : "+") + symbol.points.description + scale
    }
}
