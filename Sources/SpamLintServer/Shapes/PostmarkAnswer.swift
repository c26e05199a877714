import SpamLintCore
import SpamLintReport

/// What Postmark's spam check answers to `POST /filter`. It is SpamAssassin behind a URL, and its clients take 5 for the bar; hence the score
/// and the first rules are those of SpamAssassin's stock rules. Our rules follow as `SPAMLINT_…` with a score of 0, so that the rules add up
/// to the score; what they count for in ours stands at the end of their description. Where SpamAssassin's rules are not asked for, ours alone
/// count.
struct PostmarkAnswer {
    let report: Report
    let isLong: Bool
    var language = ReportLanguage.english

    private struct Rule {
        let name: String
        let score: String
        let description: String
    }

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("success")
            json.value(true)
            json.key("score")
            json.value((verdict?.score ?? report.score).tenths)
            guard isLong else { return }
            let rules = rules
            json.key("report")
            json.value(Self.table(rules))
            json.key("rules")
            json.beginArray()
            for rule in rules {
                json.object { json in
                    json.key("score")
                    json.value(rule.score)
                    json.key("description")
                    json.value(rule.description)
                    json.key("name")
                    json.value(rule.name)
                }
            }
            json.endArray()
        }
        return json.bytes
    }

    /// What is said where there is no score.
    static func failure(_ message: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("success")
            json.value(false)
            json.key("message")
            json.value(message)
        }
        return json.bytes
    }

    private var verdict: ReceiverVerdict? { report.receivers.first { $0.profile.name == "spamassassin" } }

    private var rules: [Rule] {
        let theirs = (verdict?.charges ?? []).map { charge in
            Rule(name: charge.symbol.name, score: charge.points.tenths, description: charge.symbol.title[language])
        }
        let ours = FindingLines(report, language).lines.map { line in
            verdict == nil
                ? Rule(name: line.symbol, score: line.rule.points.tenths, description: line.message)
                : Rule(name: line.symbol, score: "0.0", description: "\(line.message) (spamlint: \(line.rule.points))")
        }
        return theirs + ours
    }

    /// The table that SpamAssassin's reports hold, which clients cut at its columns.
    private static func table(_ rules: [Rule]) -> String {
        var table = " pts rule name              description\n"
        table += "---- ---------------------- --------------------------------------------------\n"
        for rule in rules {
            let name = rule.name + String(repeating: " ", count: max(0, 22 - rule.name.utf8.count))
            let score = String(repeating: " ", count: max(0, 4 - rule.score.utf8.count)) + rule.score
            // One line each: a description never begins what looks like the next rule.
            let description = rule.description.split(whereSeparator: \.isNewline).joined(separator: " ")
            table += "\(score) \(name) \(description)\n"
        }
        return table
    }
}
