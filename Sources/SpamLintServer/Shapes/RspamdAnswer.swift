import MailGate
import SpamLintCore
import SpamLintReport

/// What Rspamd answers to `POST /checkv2`, as its version 4 writes it: <https://rspamd.com/doc/developers/protocol.html>.
///
/// Score, threshold and action are those of Rspamd's stock rules, and so are the first symbols with their weights. Our rules follow as
/// `SPAMLINT_…` with a score of 0, so that the symbols add up to the score; what they count for in ours stands in `options`, before the places.
/// Where the rules of Rspamd are not asked for, ours alone count, towards our own limits.
struct RspamdAnswer {
    let report: Report
    /// Fields that a mail server is to put into the header.
    var fields: [Ruling.Field] = []
    var language = ReportLanguage.english
    /// Without brackets.
    var messageID: String?
    /// Hosts of links and addresses of mail in the message; both are left out where there are none, as Rspamd does.
    var hosts: [String] = []
    var addresses: [String] = []
    var microseconds = 0
    /// Whether the client asked for groups: `Flags: groups`.
    var hasGroups = false

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("is_skipped")
            json.value(false)
            json.key("score")
            json.raw((verdict?.score ?? report.score).description)
            json.key("required_score")
            json.raw(required.description)
            json.key("action")
            json.value(action)
            json.key("thresholds")
            json.object { json in
                for threshold in thresholds.reversed() {
                    json.key(named: threshold.name)
                    json.raw(threshold.from.description)
                }
            }
            json.key("symbols")
            json.object(writeSymbols)
            if hasGroups {
                json.key("groups")
                json.object(writeGroups)
            }
            json.key("messages")
            json.object { _ in }
            writeMessage(to: &json)
            json.key("milter")
            json.object(writeMilter)
        }
        return json.bytes
    }

    // MARK: The verdict

    private var verdict: ReceiverVerdict? { report.receivers.first { $0.profile.name == "rspamd" } }

    /// Lowest first.
    private var thresholds: [ReceiverProfile.Action] {
        if let verdict { return verdict.profile.actions }
        return [
            ReceiverProfile.Action(name: "add header", from: report.limits.warn),
            ReceiverProfile.Action(name: "reject", from: report.limits.fail),
        ]
    }

    private var required: Points { verdict?.profile.threshold ?? report.limits.fail }

    private var action: String {
        if let verdict { return verdict.action ?? "no action" }
        return thresholds.last { $0.from <= report.score }?.name ?? "no action"
    }

    // MARK: Members

    private func writeSymbols(to json: inout JSONWriter) {
        for charge in verdict?.charges ?? [] {
            let symbol = charge.symbol
            writeSymbol(symbol.name, charge.points, symbol.points, symbol.title[language], [], to: &json)
        }
        for line in FindingLines(report, language).lines {
            let points = verdict == nil ? line.rule.points : .zero
            writeSymbol(line.symbol, points, points, line.message, [line.rule.points.description] + line.places, to: &json)
        }
    }

    private func writeSymbol(
        _ name: String, _ score: Points, _ weight: Points, _ description: String, _ options: [String], to json: inout JSONWriter
    ) {
        json.key(named: name)
        json.object { json in
            json.key("name")
            json.value(name)
            json.key("score")
            json.raw(score.description)
            json.key("metric_score")
            json.raw(weight.description)
            json.key("description")
            json.value(description)
            guard !options.isEmpty else { return }
            json.key("options")
            json.value(options)
        }
    }

    /// What the symbols of each group cost together, in order of name; symbols of ours are in none.
    private func writeGroups(to json: inout JSONWriter) {
        var sums: [String: Points] = [:]
        for charge in verdict?.charges ?? [] where !charge.symbol.group.isEmpty {
            sums[charge.symbol.group, default: .zero] += charge.points
        }
        for (name, sum) in sums.sorted(by: { $0.key < $1.key }) {
            json.key(named: name)
            json.object { json in
                json.key("score")
                json.raw(sum.description)
            }
        }
    }

    private func writeMessage(to json: inout JSONWriter) {
        if !hosts.isEmpty || !addresses.isEmpty {
            json.key("urls")
            json.value(hosts)
            json.key("emails")
            json.value(addresses)
        }
        if let messageID {
            json.key("message-id")
            json.value(messageID)
        }
        json.key("time_real")
        let rest = String(max(0, microseconds) % 1_000_000)
        json.raw("\(max(0, microseconds) / 1_000_000).\(String(repeating: "0", count: 6 - rest.utf8.count))\(rest)")
    }

    /// Fields of the same names go before ours come; 0 is all of them there, and the top of the header here.
    private func writeMilter(to json: inout JSONWriter) {
        guard !fields.isEmpty else { return }
        json.key("remove_headers")
        json.object { json in
            for field in fields {
                json.key(named: field.name)
                json.value(0)
            }
        }
        json.key("add_headers")
        json.object { json in
            for field in fields {
                json.key(named: field.name)
                json.object { json in
                    json.key("value")
                    json.value(field.value)
                    json.key("order")
                    json.value(0)
                }
            }
        }
    }
}
