public import SpamLintCore

/// What receivers' stock rules would raise, each symbol tied to the finding that explains it and to what makes it go away.
public struct ReceiverTable {
    private let report: Report
    private let language: ReportLanguage
    private let style: TextStyle

    /// Symbols of fewer points than this are only counted: filters have many that tell and do not charge.
    private static let least = 10

    public init(_ report: Report, language: ReportLanguage, isColored: Bool) {
        self.report = report
        self.language = language
        style = TextStyle(isColored: isColored)
    }

    public var text: String {
        let groups = TextReport.groups(of: report.findings).compactMap(\.first)
        var text = "\n\(style.bold(ReceiverWords.heading[language]))\n"
        for verdict in report.receivers { text += render(verdict, findings: groups) }
        return text
    }

    private func render(_ verdict: ReceiverVerdict, findings: [Finding]) -> String {
        var text = "\n  \(ReceiverWords.verdict(verdict, language))\n"
        let ranked = verdict.charges.sorted { a, b in
            a.points == b.points ? a.symbol.name < b.symbol.name : a.points > b.points
        }
        let shown = ranked.filter { $0.points.thousandths.magnitude >= Self.least }
        if shown.isEmpty { text += "    \(ReceiverWords.nothing[language])\n" }
        var told: Set<RuleID> = []
        let width = shown.map { Self.signed($0.points).utf8.count }.max() ?? 0
        for charge in shown {
            let points = Self.signed(charge.points)
            let indent = String(repeating: " ", count: 4 + width - points.utf8.count)
            text += "\(indent)\(points)  \(charge.symbol.name)"
            text += explanation(of: charge, by: verdict.profile, findings: findings, told: &told, indent: width + 6)
        }
        let rest = ranked.count - shown.count
        if rest > 0 { text += "    \(style.dim(ReceiverWords.others(rest, language)))\n" }
        return text
    }

    /// What it means, then what makes it go away.
    ///
    /// - Parameter told: Rules whose advice was told with an earlier symbol; it is not told again.
    private func explanation(
        of charge: ReceiverVerdict.Charge, by receiver: ReceiverProfile, findings: [Finding], told: inout Set<RuleID>, indent: Int
    ) -> String {
        let symbol = charge.symbol
        let exit = report.prospect.bandExits[receiver.id]?[symbol.name]
        let finding = findings.first { $0.rule.equivalents.symbols(of: receiver.name).contains(symbol.name) }
        var text: String
        var lines: [String] = []
        if let finding {
            text = "  \(finding.rule.title[language]) [\(finding.rule.id)]\n"
            if told.insert(finding.rule.id).inserted {
                lines += TextWrap.lines(TerminalText.escaped(finding.advice(in: language)), width: 96)
            }
        } else {
            text = "  \(symbol.title[language])\n"
        }
        // What speaks for a message need not go away.
        if charge.points > .zero {
            let advice = MessageTemplate.fill(symbol.advice[language]) { exit?.value($0) ?? "…" }
            if !advice.isEmpty, finding == nil || !MessageTemplate.names(in: symbol.advice.en).isEmpty {
                lines += TextWrap.lines(advice, width: 96)
            }
            if let exit, !exit.next.isEmpty || advice.isEmpty && finding == nil {
                lines += TextWrap.lines(ReceiverWords.exit(exit, points: \.points, language), width: 96)
            }
        } else {
            lines = []
        }
        let margin = String(repeating: " ", count: indent)
        return text + lines.map { "\(margin)\(style.dim($0))\n" }.joined()
    }

    private static func signed(_ points: Points) -> String { (points < .zero ? "" : "+") + points.description }
}
