import SpamLint

/// A finding whose every text is made to do harm where it is printed.
enum Hostile {
    static let text =
        "::error::x\n::error file=a::b\r\n]]></script><script>alert(1)</script><!-- `|``| --> \u{1B}[31m\u{9B}2J\u{202E}\u{0}\u{FFFF}"
        + "##[error]x ##vso[task.complete]y @team & <b>\"quoted\"</b> 'single' {{name}} 100% \u{2028}end"
    static let path = "./::error, a:b<&\">\u{1B}'%.eml"

    static let rule = Rule(
        id: RuleID("house-hostile"), title: LocalizedText(en: "Hostile", zh: "恶意"), category: "house", classes: .all,
        severity: .error, points: Points(1.5), basis: .judgement, since: "0.1.0", locales: [],
        why: LocalizedText(en: "Because.", zh: "原因。"), advice: LocalizedText(en: "Mend “{value}”.", zh: "改“{value}”。"),
        message: LocalizedText(en: "found “{value}”", zh: "发现“{value}”"),
        match: .defect(DefectMatch(kinds: [])), equivalents: Rule.Equivalents(),
        references: [Rule.Reference(title: "A [page] | <b>", url: "https://example.org/a_(b)")])

    static let source = Array("Subject: naïve \u{1F600} ::error x\r\n\r\nBody\r\n".utf8)

    static func finding(fix: Fix? = nil) -> Finding {
        // The word error in the first line.
        let start = source.count - Array("error x\r\n\r\nBody\r\n".utf8).count
        var finding = Finding(
            rule: rule,
            location: Location(
                line: 1, column: start + 1, endLine: 1, endColumn: start + 6, range: start..<start + 5, part: nil, field: "Subject"),
            text: text, disguised: false, values: [("value", text)],
            excerpt: Excerpt(line: Array(text.utf8), mark: 2..<7, isDecoded: true))
        finding.fix = fix
        return finding
    }

    static func file(_ findings: [Finding] = [finding()]) -> LintedFile {
        let view = MessageView(
            fields: [("Subject", text)], body: Array("<p>\(text)</p><img src=\"https://beacon.example/x\" alt='a\"b'>".utf8), isHTML: true,
            marks: [MessageView.Mark(rule: rule.id, range: 3..<8)], blocks: [.text(cells: 80), .picture(width: nil, height: 20)])
        let report = Report(
            path: path, message: nil, messageClass: .unknown, findings: findings, sheet: ScoreSheet(findings, categories: []), view: view)
        return LintedFile(path: path, source: source, reports: [report])
    }

    static let unreadable = LintedFile(path: path, failure: LocalizedText(en: text, zh: text))

    /// A whole run in one format, with a file that could not be read.
    static func output(_ format: ReportFormat, _ files: [LintedFile]? = nil, language: ReportLanguage = .english) -> String {
        var options = ReportOptions(language: language)
        options.version = "1.2.3"
        var writer = format.writer(options)
        var bytes = writer.begin()
        var summary = RunSummary()
        for var file in files ?? [file(), unreadable] {
            file.bar = .error
            file.limit = Points(5.0)
            bytes += writer.write(file)
            for report in file.reports { summary.add(report, bar: file.bar, limit: file.limit) }
            if file.failure != nil { summary.failures += 1 }
        }
        bytes += writer.end(summary)
        return String(decoding: bytes, as: UTF8.self)
    }
}
