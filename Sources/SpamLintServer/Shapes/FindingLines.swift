import SpamLintCore

/// The findings of a report by rule, for formats that name each rule once.
struct FindingLines {
    struct Line {
        /// `SPAMLINT_SUBJECT_SHOUTING`.
        let symbol: String
        let rule: Rule
        /// What the first finding says.
        let message: String
        /// Places as `line:column`, the first few.
        var places: [String]
    }

    /// In the order of the report.
    private(set) var lines: [Line] = []
    private static let mostPlaces = 10

    init(_ report: Report, _ language: ReportLanguage) {
        var index: [RuleID: Int] = [:]
        for finding in report.findings {
            let place = "\(finding.location.line):\(finding.location.column)"
            if let known = index[finding.rule.id] {
                if lines[known].places.count < Self.mostPlaces { lines[known].places.append(place) }
            } else {
                index[finding.rule.id] = lines.count
                let symbol = SymbolName.of(finding.rule.id)
                lines.append(Line(symbol: symbol, rule: finding.rule, message: finding.message(in: language), places: [place]))
            }
        }
    }
}
