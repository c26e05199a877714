import SpamLintCore

/// One page that holds everything and loads nothing: scores, receivers, findings, and each message as a reader sees it.
struct HTMLWriter: ReportWriter {
    /// The page itself may style and draw; frames inherit this and add their own.
    static let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

    private let options: ReportOptions
    private var articles: [String] = []
    private var rows: [String] = []
    private var failures: [String] = []

    init(_ options: ReportOptions) { self.options = options }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        let path = ArtifactPath.relative(file.path, to: options.folder)
        let language = options.language
        if let failure = file.failure {
            failures.append("<li><code>\(HTMLText.foreign(path))</code>: \(HTMLText.escaped(failure[language]))</li>\n")
            return []
        }
        for report in file.reports {
            let number = articles.count + 1
            let name = HTMLText.foreign(path + (report.message.map { "#\($0)" } ?? ""))
            articles.append(HTMLArticle(report, number: number, name: name, language: language).text)
            rows.append(row(report, number: number, name: name))
        }
        return []
    }

    private func row(_ report: Report, number: Int, name: String) -> String {
        let counts = Severity.allCases.reversed().map { severity in
            "<td class=\"number\">\(report.findings.count { $0.rule.severity == severity })</td>"
        }
        let verdict = ReportWords.verdict(report.verdict, options.language)
        return "<tr><td><a href=\"#message-\(number)\">\(name)</a></td><td class=\"number\">\(report.score)</td>"
            + "<td><span class=\"verdict \(report.verdict.rawValue)\">\(verdict)</span></td>\(counts.joined())</tr>\n"
    }

    func end(_ summary: RunSummary) -> [UInt8] {
        let language = options.language
        var page = """
            <!doctype html>
            <html lang="\(language == .chinese ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>spamlint</title>
            <style>\(HTMLStyle.page)</style>
            </head>
            <body>
            <a class="skip" href="#findings-1">\(HTMLWords.skip[language])</a>
            <header class="page"><h1>spamlint</h1><p>\(HTMLText.escaped(TextSummary(summary, language: language).line))</p></header>
            <main>

            """
        if !failures.isEmpty {
            page += "<section class=\"card\"><h2>\(HTMLWords.unread[language])</h2><ul>\n\(failures.joined())</ul></section>\n"
        }
        if rows.count > 1 { page += overview }
        page += articles.joined()
        page += "</main>\n<footer>spamlint \(HTMLText.escaped(options.version))</footer>\n</body>\n</html>\n"
        return Array(page.utf8)
    }

    private var overview: String {
        let language = options.language
        let heads =
            [HTMLWords.message[language], HTMLWords.score[language], HTMLWords.verdict[language]]
            + Severity.allCases.reversed().map { ReportWords.severity($0, language) }
        return "<nav class=\"card\" aria-label=\"\(HTMLWords.messages[language])\"><h2>\(HTMLWords.messages[language])</h2>"
            + "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>"
            + heads.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead><tbody>\n\(rows.joined())</tbody></table></div></nav>\n"
    }
}
