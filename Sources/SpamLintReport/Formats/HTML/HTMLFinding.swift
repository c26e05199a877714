import SpamLintCore

/// What one rule found, to be opened and closed.
struct HTMLFinding {
    private let group: [Finding]
    private let number: Int
    private let anchor: String
    private let report: Report
    private let language: ReportLanguage

    /// Other places that are named before the rest is counted.
    private static let otherPlaces = 5
    private static let charactersOfContext = 60
    private static let charactersOfMark = 240

    init(_ group: [Finding], number: Int, anchor: String, report: Report, language: ReportLanguage) {
        self.group = group
        self.number = number
        self.anchor = anchor
        self.report = report
        self.language = language
    }

    var text: String {
        guard let finding = group.first else { return "" }
        let rule = finding.rule
        let points = rule.points > .zero ? " <span class=\"points\">\(ReportWords.points(rule.points, language))</span>" : ""
        let disguised = finding.disguised ? " <span class=\"quiet\">(\(ReportWords.disguised[language]))</span>" : ""
        let several = group.count > 1 ? " <span class=\"quiet\">×\(group.count)</span>" : ""
        let isOpen = rule.severity == .error ? " open" : ""
        var text = "<details id=\"\(anchor)\" class=\"finding \(rule.severity.rawValue)\"\(isOpen)>"
        text += "<summary><span class=\"badge\">\(number)</span> <span class=\"what\">\(HTMLText.escaped(finding.message(in: language)))"
        text += "\(disguised)</span>\(several)\(points) <code>\(HTMLText.escaped(rule.id.name))</code></summary>\n<div class=\"body\">\n"
        if let excerpt = finding.excerpt { text += render(excerpt, line: finding.location.line) }
        text += "<p><b>\(ReportWords.why[language])</b> \(HTMLText.escaped(rule.why[language]))</p>\n"
        text += "<p><b>\(ReportWords.fix[language])</b> \(HTMLText.escaped(finding.advice(in: language)))\(mending(finding))</p>\n"
        text += details(of: rule)
        if group.count > 1 { text += "<p class=\"quiet\">\(also)</p>\n" }
        return text + "</div></details>\n"
    }

    private func mending(_ finding: Finding) -> String {
        guard let fix = finding.fix, !fix.edits.isEmpty else { return "" }
        switch fix.safety {
        case .safe: return " <em>\(HTMLWords.mendable[language])</em>"
        case .unsafe: return " <em>\(HTMLWords.mendableUnsafe[language])</em>"
        case .advice: return ""
        }
    }

    private func details(of rule: Rule) -> String {
        var lines = rule.grounds.laws.map { (GroundsWords.law[language], GroundsWords.line($0, language)) }
        lines += rule.grounds.demands.map { (GroundsWords.provider[language], GroundsWords.line($0, language)) }
        if let outlook = report.prospect.gains[rule.id] {
            lines.append((GainWords.mended[language], GainWords.gain(of: outlook, in: report, language)))
        }
        var text = lines.map { "<p><b>\($0)</b> \(HTMLText.escaped($1))</p>\n" }.joined()
        let symbols = report.equivalents(of: rule)
        if !symbols.isEmpty { text += "<p class=\"quiet\">\(HTMLText.escaped(symbols))</p>\n" }
        return text
    }

    private var also: String {
        let places = group.dropFirst().prefix(Self.otherPlaces).map { "\($0.location.line):\($0.location.column)" }
        return ReportWords.also(places.joined(separator: ", "), more: group.count - 1 - places.count, language)
    }

    /// The line of the file with the place marked.
    private func render(_ excerpt: Excerpt, line: Int) -> String {
        let bytes = excerpt.line
        let lower = min(max(0, excerpt.mark.lowerBound), bytes.count)
        let upper = min(max(lower, excerpt.mark.upperBound), bytes.count)
        let before = String(decoding: bytes[..<lower], as: UTF8.self)
        let marked = String(decoding: bytes[lower..<upper], as: UTF8.self)
        let after = String(decoding: bytes[upper...], as: UTF8.self)
        let head = before.count > Self.charactersOfContext ? "…" + before.suffix(Self.charactersOfContext) : before
        let middle = marked.count > Self.charactersOfMark ? marked.prefix(Self.charactersOfMark) + "…" : marked
        let tail = after.count > Self.charactersOfContext ? after.prefix(Self.charactersOfContext) + "…" : after
        let note = excerpt.isDecoded ? " (\(ReportWords.decoded[language]))" : ""
        let place = "<figcaption class=\"quiet\">\(HTMLWords.line(line, language))\(note)</figcaption>"
        let source = HTMLText.escaped(head) + "<mark>\(HTMLText.escaped(String(middle)))</mark>" + HTMLText.escaped(String(tail))
        return "<figure>\(place)<pre tabindex=\"0\"><bdi>\(source)</bdi></pre></figure>\n"
    }
}
