import Foundation
import MailGate
import SpamLintCore
import Testing

@testable import SpamLintServer

@Suite struct RspamdShapeTests {
    @Test func symbolsAddUpToTheScoreOfRspamdsRules() throws {
        let report = try ShapeSamples.report()
        let json = try ShapeSamples.object(RspamdAnswer(report: report).json())
        let verdict = try #require(report.receivers.first { $0.profile.name == "rspamd" })
        #expect(json["is_skipped"] as? Bool == false)
        #expect(json["score"] as? Double == Double(verdict.score.description))
        #expect(json["required_score"] as? Double == 15)
        #expect(json["action"] as? String == verdict.action)
        #expect(json["thresholds"] as? [String: Double] == ["greylist": 4, "add header": 6, "reject": 15])
        #expect((json["messages"] as? [String: Any])?.isEmpty == true)

        let symbols = try #require(json["symbols"] as? [String: [String: Any]])
        #expect(symbols["SUBJ_ALL_CAPS"]?["name"] as? String == "SUBJ_ALL_CAPS")
        #expect(symbols["SUBJ_ALL_CAPS"]?["description"] as? String != nil)
        // No group of this message has come to its limit.
        let sum = symbols.values.compactMap { $0["score"] as? Double }.reduce(0, +)
        #expect(abs(sum - (json["score"] as? Double ?? .nan)) < 0.0005)

        let ours = symbols.filter { $0.key.hasPrefix("SPAMLINT_") }
        #expect(Set(ours.keys) == Set(report.findings.map { SymbolName.of($0.rule.id) }))
        for finding in report.findings {
            let symbol = try #require(ours[SymbolName.of(finding.rule.id)])
            #expect(symbol["score"] as? Double == 0)
            #expect(symbol["metric_score"] as? Double == 0)
            let options = try #require(symbol["options"] as? [String])
            #expect(options.first == finding.rule.points.description)
            #expect(options.contains("\(finding.location.line):\(finding.location.column)"))
        }
    }

    @Test func theSymbolsOfRspamdComeFirst() throws {
        let text = String(decoding: RspamdAnswer(report: try ShapeSamples.report()).json(), as: UTF8.self)
        let first = try #require(text.range(of: "\"SUBJ_ALL_CAPS\""))
        let ours = try #require(text.range(of: "\"SPAMLINT_"))
        #expect(first.lowerBound < ours.lowerBound)
    }

    @Test func withoutRspamdsRulesOursCount() throws {
        let report = try ShapeSamples.report(["spamassassin"])
        let json = try ShapeSamples.object(RspamdAnswer(report: report).json())
        #expect(json["score"] as? Double == Double(report.score.description))
        #expect(json["required_score"] as? Double == 5)
        #expect(json["action"] as? String == ["pass": "no action", "warn": "add header", "fail": "reject"][report.verdict.rawValue])
        #expect(json["thresholds"] as? [String: Double] == ["add header": 3, "reject": 5])
        let symbols = try #require(json["symbols"] as? [String: [String: Any]])
        #expect(!symbols.isEmpty && symbols.keys.allSatisfy { $0.hasPrefix("SPAMLINT_") })
        for finding in report.findings {
            #expect(symbols[SymbolName.of(finding.rule.id)]?["score"] as? Double == Double(finding.rule.points.description))
        }
    }

    @Test func tellsOfTheMessageWhatIsKnown() throws {
        var answer = RspamdAnswer(report: try ShapeSamples.report())
        var json = try ShapeSamples.object(answer.json())
        #expect(json["urls"] == nil && json["emails"] == nil && json["message-id"] == nil && json["groups"] == nil)
        #expect((json["milter"] as? [String: Any])?.isEmpty == true)
        answer.messageID = "one@shop.example"
        answer.hosts = ["bit.ly"]
        answer.microseconds = 1_000_023
        answer.hasGroups = true
        answer.fields = [Ruling.Field("X-Spamlint-Score", "4.5"), Ruling.Field("X-Spamlint-Findings", "a, b")]
        json = try ShapeSamples.object(answer.json())
        #expect(json["urls"] as? [String] == ["bit.ly"])
        #expect(json["emails"] as? [String] == [])
        #expect(json["message-id"] as? String == "one@shop.example")
        #expect(json["time_real"] as? Double == 1.000023)
        #expect((json["groups"] as? [String: [String: Double]])?.values.allSatisfy { $0["score"] != nil } == true)
        let milter = try #require(json["milter"] as? [String: [String: Any]])
        #expect(milter["remove_headers"] as? [String: Int] == ["X-Spamlint-Score": 0, "X-Spamlint-Findings": 0])
        let added = try #require(milter["add_headers"] as? [String: [String: Any]])
        #expect(added["X-Spamlint-Findings"]?["value"] as? String == "a, b")
        #expect(added["X-Spamlint-Findings"]?["order"] as? Int == 0)
    }

    @Test func theHeaderOfARequestTellsTheEnvelope() {
        let envelope = Envelope(
            rspamd: [
                ("From", "<news@shop.example>"), ("RCPT", "anna@mail.example"), ("rcpt", "<bert@mail.example>"), ("IP", "192.0.2.7"),
                ("Helo", "client.example"), ("Hostname", "host.example"), ("User", "news"), ("Queue-Id", "4XyZ"), ("Pass", "all"),
            ])
        #expect(envelope.sender == "news@shop.example")
        #expect(envelope.recipients == ["anna@mail.example", "bert@mail.example"])
        #expect(envelope.clientAddress == "192.0.2.7" && envelope.helo == "client.example" && envelope.clientName == "host.example")
        #expect(envelope.user == "news" && envelope.queueID == "4XyZ")
        #expect(Envelope(rspamd: [("From", "<>")]).isBounce)
        #expect(!Envelope(rspamd: [("Rcpt", "a@b.example")]).isBounce)
    }
}
