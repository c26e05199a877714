import SpamLintCore

/// One message on the page.
struct HTMLArticle {
    private let report: Report
    private let number: Int
    private let name: String
    private let language: ReportLanguage
    /// Findings by rule, gravest first; a rule's number on the page is its place here, from 1.
    private let groups: [[Finding]]

    /// - Parameter name: What the message is called, as HTML.
    init(_ report: Report, number: Int, name: String, language: ReportLanguage) {
        self.report = report
        self.number = number
        self.name = name
        self.language = language
        groups = TextReport.groups(of: report.findings)
    }

    var text: String {
        "<article id=\"message-\(number)\">\n" + head + receivers + message + findings + "</article>\n"
    }

    private var head: String {
        let score = report.score.description
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = report.findings.count { $0.rule.severity == severity }
            return count == 0 ? nil : "<li class=\"\(severity.rawValue)\">\(HTMLWords.heading(severity, count, language))</li>"
        }
        let value = min(max(report.score.thousandths, 0), 10_000)
        return """
            <header class="card top \(report.verdict.rawValue)">
            <h2>\(name)</h2>
            <p class="score"><strong>\(score)</strong> <span class="verdict \(report.verdict.rawValue)">\
            \(ReportWords.verdict(report.verdict, language))</span> \
            <span class="quiet">\(ReportWords.messageClass(report.messageClass, language))</span></p>
            <meter min="0" max="10000" low="3000" high="5000" optimum="0" value="\(value)" \
            aria-label="\(HTMLWords.score[language])">\(score)</meter>
            <ul class="counts">\(counts.joined())</ul>
            </header>

            """
    }

    // MARK: Receivers

    private var receivers: String {
        guard !report.receivers.isEmpty else { return "" }
        let heads = [HTMLWords.receiver, HTMLWords.score, HTMLWords.threshold, HTMLWords.outcome]
        var text = "<section class=\"card\"><h3>\(HTMLWords.receivers[language])</h3>"
        text += "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>"
        text += heads.map { "<th scope=\"col\">\($0[language])</th>" }.joined() + "</tr></thead><tbody>\n"
        for verdict in report.receivers {
            let profile = verdict.profile
            let name = HTMLText.escaped("\(GainWords.receiver(profile.name)) \(profile.version)")
            let isSpam = verdict.score >= profile.threshold
            let isSpared = verdict.action.map { $0 == "no action" } ?? true
            let kind = isSpam ? "fail" : isSpared ? "pass" : "warn"
            text += "<tr><th scope=\"row\">\(name)</th><td class=\"number\">\(verdict.score)</td>"
            text += "<td class=\"number\">\(profile.threshold)</td>"
            text += "<td><span class=\"verdict \(kind)\">\(ReceiverWords.outcome(verdict, language))</span></td></tr>\n"
        }
        text += "</tbody></table></div>\n"
        for verdict in report.receivers { text += symbols(of: verdict) }
        return text + "<p class=\"quiet\">\(HTMLWords.receiversNote[language])</p></section>\n"
    }

    private func symbols(of verdict: ReceiverVerdict) -> String {
        let charges = verdict.charges.filter { $0.points.thousandths.magnitude >= 10 }.sorted { a, b in
            a.points == b.points ? a.symbol.name < b.symbol.name : a.points > b.points
        }
        guard !charges.isEmpty else { return "" }
        let name = HTMLText.escaped(GainWords.receiver(verdict.profile.name))
        let rows = charges.map { charge in
            let sign = charge.points > .zero ? "+" : ""
            return "<tr><td class=\"number\">\(sign)\(charge.points)</td><td><code>\(HTMLText.escaped(charge.symbol.name))</code></td>"
                + "<td>\(HTMLText.escaped(charge.symbol.title[language]))</td></tr>\n"
        }
        return "<details><summary>\(name): \(HTMLWords.symbols[language]) (\(charges.count))</summary><div class=\"scroll\" tabindex=\"0\">"
            + "<table><tbody>\n\(rows.joined())</tbody></table></div></details>\n"
    }

    // MARK: The message

    private var message: String {
        guard let view = report.view else { return "" }
        var text = "<section class=\"card message\"><h3>\(HTMLWords.asSeen[language])</h3>\n<div class=\"sheet\"><div class=\"mail\">"
        if !view.fields.isEmpty {
            let rows = view.fields.map { field in
                let text = HTMLText.foreign(field.text) + badges(inField: field.name)
                return "<div><dt>\(HTMLWords.field(field.name, language))</dt><dd>\(text)</dd></div>"
            }
            text += "<dl>\(rows.joined())</dl>\n"
        }
        if view.body.isEmpty {
            text += "<p>\(HTMLWords.noBody[language])</p>"
        } else {
            let frame = HTMLText.entities(in: HTMLFrame(view, label: { label(of: $0) }, language: language).text)
            text += "<iframe sandbox loading=\"lazy\" title=\"\(HTMLWords.asSeen[language])\" srcdoc=\"\(frame)\"></iframe>\n"
        }
        text += "<p class=\"quiet\">\(HTMLWords.legend[language])</p></div>\n"
        if !view.blocks.isEmpty { text += HTMLSketch(view.blocks, language: language).text }
        return text + "</div></section>\n"
    }

    /// The number of a rule's findings on the page.
    private func label(of rule: RuleID) -> String? {
        groups.firstIndex { $0.first?.rule.id == rule }.map { String($0 + 1) }
    }

    private func badges(inField name: String) -> String {
        groups.enumerated().map { index, group in
            let isThere = group.contains { $0.location.field?.lowercased() == name.lowercased() && !$0.location.range.isEmpty }
            guard isThere else { return "" }
            return " <a class=\"badge\" href=\"#finding-\(number)-\(index + 1)\" "
                + "aria-label=\"\(HTMLWords.finding(index + 1, language))\">\(index + 1)</a>"
        }.joined()
    }

    // MARK: Findings

    private var findings: String {
        var text = "<section id=\"findings-\(number)\" class=\"findings\" tabindex=\"-1\"><h3>\(HTMLWords.findings[language])</h3>\n"
        if groups.isEmpty { text += "<p>\(HTMLWords.nothing[language])</p>\n" }
        for severity in Severity.allCases.reversed() {
            let own = groups.enumerated().filter { $0.element.first?.rule.severity == severity }
            guard !own.isEmpty else { continue }
            let count = own.reduce(0) { $0 + $1.element.count }
            text += "<h4 class=\"\(severity.rawValue)\">\(HTMLWords.heading(severity, count, language))</h4>\n"
            for (index, group) in own {
                let anchor = "finding-\(number)-\(index + 1)"
                text += HTMLFinding(group, number: index + 1, anchor: anchor, report: report, language: language).text
            }
        }
        return text + "</section>\n"
    }
}
