public import SpamLintCore

/// A report for people: each rule once, gravest first, with the line, what is wrong, why, and what to do.
public struct TextReport {
    private let language: ReportLanguage
    private let style: TextStyle
    private let showsReceivers: Bool
    private let showsSuppressed: Bool

    /// Other places of a rule that are named before the rest is counted.
    private static let otherPlaces = 5

    /// - Parameters:
    ///   - showsReceivers: Whether a table of what receivers' stock rules would raise follows the findings.
    ///   - showsSuppressed: Whether findings that do not count are told, too, and why they do not.
    public init(language: ReportLanguage, isColored: Bool, showsReceivers: Bool = false, showsSuppressed: Bool = false) {
        self.language = language
        self.showsReceivers = showsReceivers
        self.showsSuppressed = showsSuppressed
        style = TextStyle(isColored: isColored)
    }

    /// - Parameter isFirst: Whether no report was printed before; others are set apart by an empty line.
    public func render(_ report: Report, isFirst: Bool) -> String {
        var text = isFirst ? "" : "\n"
        let name = TerminalText.escaped(report.path) + (report.message.map { ":#\($0)" } ?? "")
        let verdict = ReportWords.score(report.score, report.verdict, language)
        text += style.bold(name) + "  \(ReportWords.messageClass(report.messageClass, language))\(ReportWords.comma(language))\(verdict)"
        text += StandingWords.besidesBaseline(report, language) + "\n"
        if let base = report.base { text += "  \(StandingWords.base(base, of: report, language))\n" }
        let groups = Self.groups(of: report.findings)
        let isNarrowed = report.base != nil || report.scoreBesidesBaseline != nil
        if groups.isEmpty { text += "  \((isNarrowed ? StandingWords.nothingNew : ReportWords.nothing)[language])\n" }
        for group in groups { text += "\n" + render(group, in: report) }
        if showsSuppressed { text += render(report.suppressed) }
        if showsReceivers { text += ReceiverTable(report, language: language, isColored: style.isColored).text }
        if let plan = report.prospect.target { text += "\n" + render(plan, of: report) }
        return text
    }

    /// What does not count, a line each.
    private func render(_ suppressed: [SuppressedFinding]) -> String {
        guard !suppressed.isEmpty else { return "" }
        var text = "\n" + style.bold("\(StandingWords.suppressed[language]): \(suppressed.count)") + "\n"
        for one in suppressed {
            let place = "\(one.finding.location.line):\(one.finding.location.column)"
            let message = TerminalText.escaped(one.finding.message(in: language))
            let reason = TerminalText.escaped(StandingWords.reason(one, language))
            text += "  \(place) \(message)" + style.dim(" [\(one.finding.rule.id)]") + ": \(reason)\n"
        }
        return text
    }

    /// The fixes that `--target` asks for.
    private func render(_ plan: TargetPlan, of report: Report) -> String {
        var text = style.bold(GainWords.target(plan, of: report, language)) + "\n"
        let width = plan.rules.map(\.id.name.utf8.count).max() ?? 0
        for rule in plan.rules {
            let padding = String(repeating: " ", count: width - rule.id.name.utf8.count)
            text += "  \(rule.id)\(padding)  +\(rule.points)  \(rule.title[language])\n"
        }
        return text
    }

    /// Findings by rule: errors before warnings before notes, more points before fewer, then by place.
    static func groups(of findings: [Finding]) -> [[Finding]] {
        var order: [RuleID] = []
        var groups: [RuleID: [Finding]] = [:]
        for finding in findings {
            if groups[finding.rule.id] == nil { order.append(finding.rule.id) }
            groups[finding.rule.id, default: []].append(finding)
        }
        let ranked = order.enumerated().compactMap { index, id in
            groups[id].flatMap { group in group.first.map { (index: index, rule: $0.rule, group: group) } }
        }
        return ranked.sorted { a, b in
            if a.rule.severity != b.rule.severity { return a.rule.severity > b.rule.severity }
            if a.rule.points != b.rule.points { return a.rule.points > b.rule.points }
            return a.index < b.index
        }.map(\.group)
    }

    private func render(_ group: [Finding], in report: Report) -> String {
        guard let finding = group.first else { return "" }
        let path = TerminalText.escaped(report.path)
        let rule = finding.rule
        let place = finding.location
        let severity = style.severity(rule.severity, ReportWords.severity(rule.severity, language))
        var text = "\(path):\(place.line):\(place.column): \(severity): "
        text += style.bold(TerminalText.escaped(finding.message(in: language)))
        if finding.disguised { text += " (\(ReportWords.disguised[language]))" }
        text += style.dim(" [\(rule.id)]")
        if rule.points > .zero { text += " \(ReportWords.points(rule.points, language))" }
        text += "\n"
        if let excerpt = finding.excerpt { text += render(excerpt, line: place.line) }
        text += paragraph(ReportWords.why[language], rule.why[language])
        text += paragraph(ReportWords.fix[language], TerminalText.escaped(finding.advice(in: language)))
        for law in rule.grounds.laws { text += paragraph(GroundsWords.law[language], GroundsWords.line(law, language)) }
        for demand in rule.grounds.demands {
            text += paragraph(GroundsWords.provider[language], GroundsWords.line(demand, language))
        }
        if let outlook = report.prospect.gains[rule.id] {
            text += "      \(GainWords.mended[language]): \(GainWords.gain(of: outlook, in: report, language))\n"
        }
        let symbols = report.equivalents(of: rule)
        if !symbols.isEmpty { text += "      \(style.dim(symbols))\n" }
        if group.count > 1 {
            let others = group.dropFirst().prefix(Self.otherPlaces).map { "\($0.location.line):\($0.location.column)" }
            let more = group.count - 1 - others.count
            text += "      \(ReportWords.also(others.joined(separator: ", "), more: more, language))\n"
        }
        return text
    }

    /// The source line with the place underlined; wide characters take two cells.
    private func render(_ excerpt: Excerpt, line: Int) -> String {
        let number = String(line)
        let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
        let window = ExcerptWindow(excerpt)
        let note = excerpt.isDecoded ? style.dim("  (\(ReportWords.decoded[language]))") : ""
        let underline = String(repeating: " ", count: window.cellsBefore) + String(repeating: "^", count: max(1, window.cellsMarked))
        return "\(style.dim(gutter + " | "))\(window.text)\(note)\n\(style.dim("      | "))\(underline)\n"
    }

    /// Wraps at about 100 cells, indented under its label.
    private func paragraph(_ label: String, _ body: String) -> String {
        let lines = TextWrap.lines(TerminalText.escaped(body), width: 100)
        var text = ""
        for (index, line) in lines.enumerated() { text += (index == 0 ? "      \(label): " : "           ") + line + "\n" }
        return text
    }
}
