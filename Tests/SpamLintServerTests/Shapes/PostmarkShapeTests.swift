import Foundation
import SpamLintCore
import Testing

@testable import MailGate
@testable import SpamLintServer

@Suite struct PostmarkShapeTests {
    @Test func aLongAnswerHasRulesAndATable() throws {
        let report = try ShapeSamples.report()
        let verdict = try #require(report.receivers.first { $0.profile.name == "spamassassin" })
        let json = try ShapeSamples.object(PostmarkAnswer(report: report, isLong: true).json())
        #expect(json["success"] as? Bool == true)
        // Clients take a text for the score.
        #expect(json["score"] as? String == verdict.score.tenths)
        let rules = try #require(json["rules"] as? [[String: String]])
        #expect(rules.prefix(verdict.charges.count).map { $0["name"] } == verdict.charges.map(\.symbol.name))
        let ours = rules.dropFirst(verdict.charges.count)
        #expect(!ours.isEmpty && ours.allSatisfy { $0["name"]?.hasPrefix("SPAMLINT_") == true && $0["score"] == "0.0" })
        #expect(ours.allSatisfy { $0["description"]?.contains("(spamlint: ") == true })
        let table = try #require(json["report"] as? String).split(separator: "\n")
        #expect(table[0] == " pts rule name              description")
        #expect(table.count == rules.count + 2)
        for (line, rule) in zip(table.dropFirst(2), rules) { #expect(line.contains(" \(rule["name"] ?? "?") ")) }
    }

    @Test func aShortAnswerHasTheScoreAlone() throws {
        let json = try ShapeSamples.object(PostmarkAnswer(report: try ShapeSamples.report(), isLong: false).json())
        #expect(Set(json.keys) == ["success", "score"])
    }

    @Test func withoutSpamAssassinsRulesOursCount() throws {
        let report = try ShapeSamples.report(["rspamd"])
        let json = try ShapeSamples.object(PostmarkAnswer(report: report, isLong: true).json())
        #expect(json["score"] as? String == report.score.tenths)
        let rules = try #require(json["rules"] as? [[String: String]])
        #expect(rules.contains { $0["score"] != "0.0" })
        #expect(rules.allSatisfy { $0["description"]?.contains("(spamlint: ") == false })
    }

    @Test func whatFailsSaysWhy() {
        #expect(String(decoding: PostmarkAnswer.failure("no \"mail\""), as: UTF8.self) == #"{"success":false,"message":"no \"mail\""}"#)
    }

    @Test(
        arguments: [
            (#"{"email":"Subject: a\r\n\r\nb"}"#, true), (#"{"email":"Subject: a\r\n\r\nb","options":"long","x":[1]}"#, true),
            (#"{"options":"short","email":"Subject: a\r\n\r\nb"}"#, false), (#"{"email":"Subject: a\r\n\r\nb","options":null}"#, true),
        ])
    func requests(body: String, isLong: Bool) throws {
        let request = try PostmarkRequest(Array(body.utf8))
        #expect(request.message == Array("Subject: a\r\n\r\nb".utf8))
        #expect(request.isLong == isLong)
    }

    @Test(
        arguments: [
            ("", "the body is not JSON"), ("{", "the body is not JSON"), (#"{"email":"a"} x"#, "the body is not JSON"),
            ("{\"email\":\"\u{0}\"}", "the body is not JSON"),
            ("[]", "the body is no JSON object"), ("null", "the body is no JSON object"), ("{}", "'email' is missing"),
            (#"{"email":7}"#, "'email' is of another type"),
            (#"{"email":null}"#, "'email' is of another type"), (#"{"email":""}"#, "'email' is empty"),
            (#"{"email":"a","options":[]}"#, "'options' is of another type"),
            (String(repeating: "[", count: 100_000), "the body is not JSON"),
            (#"{"email":"a","x":"# + String(repeating: "[", count: 100_000), "the body is not JSON"),
        ])
    func refusals(body: String, reason: String) {
        #expect(throws: RequestShapeError(reason: reason)) { try PostmarkRequest(Array(body.utf8)) }
    }
}
