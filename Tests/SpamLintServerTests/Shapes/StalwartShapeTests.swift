import Foundation
import Testing

@testable import MailGate
@testable import SpamLintServer

@Suite struct StalwartShapeTests {
    static let forged = ["x-spamlint-*"]

    /// A request as the sources write it, values as they stand behind the colon.
    static func request(_ fields: [[String]], _ contents: String) throws -> StalwartRequest {
        let body: [String: Any] = [
            "context": [
                "stage": "data", "client": ["ip": "192.0.2.7", "port": 4711, "ptr": "host.example", "helo": "client.example"],
                "sasl": ["login": "news"], "server": ["name": "Stalwart", "port": 25], "queue": ["id": "a1"], "protocol": ["version": 1],
            ],
            "envelope": [
                "from": ["address": "news@shop.example"], "to": [["address": "anna@mail.example"], ["address": "b@mail.example"]],
            ],
            "message": ["headers": fields, "contents": contents, "size": 99],
        ]
        return try StalwartRequest(Array(JSONSerialization.data(withJSONObject: body)))
    }

    @Test func aRequestIsAMessageAndAnEnvelope() throws {
        let request = try Self.request(
            [["Subject", " a\r\n b\r\n"], ["To", "anna"], ["junk\r\n", ""], ["X-Empty", "\r\n"]], "body\r\n")
        #expect(
            request.messageBytes.map { String(decoding: $0, as: UTF8.self) }
                == "Subject: a\r\n b\r\nTo: anna\r\njunk\r\nX-Empty:\r\n\r\nbody\r\n")
        let envelope = request.gateEnvelope
        #expect(envelope.sender == "news@shop.example" && envelope.recipients == ["anna@mail.example", "b@mail.example"])
        #expect(envelope.clientAddress == "192.0.2.7" && envelope.clientName == "host.example" && envelope.helo == "client.example")
        #expect(envelope.user == "news" && envelope.queueID == "a1")
        #expect(!request.isLossy)
        #expect(try Self.request([["Subject", " \u{FFFD}"]], "").isLossy)
    }

    @Test func aStageWithoutAMessageHasNothingToJudge() throws {
        let request = try StalwartRequest(Array(#"{"context":{"stage":"CONNECT","client":{"ip":"::1","ehlo":"a"}}}"#.utf8))
        #expect(request.messageBytes == nil)
        #expect(request.gateEnvelope.sender == nil && request.gateEnvelope.helo == "a")
        #expect(try ShapeSamples.object(StalwartAnswer.accept)["action"] as? String == "accept")
    }

    @Test(
        arguments: [
            ("x", "the body is not JSON"), ("{}", "'context' is missing"), (#"{"context":{}}"#, "'context.stage' is missing"),
            (#"{"context":{"stage":"data"},"message":{"headers":[["a"]],"contents":""}}"#, "'message.headers' has what is no pair"),
            (#"{"context":{"stage":"data"},"message":{"headers":[["a",7]],"contents":""}}"#, "'message.headers.0.1' is of another type"),
            (#"{"context":{"stage":"data"},"message":{"headers":[]}}"#, "'message.contents' is missing"),
        ])
    func refusals(body: String, reason: String) {
        #expect(throws: RequestShapeError(reason: reason)) { try StalwartRequest(Array(body.utf8)) }
    }

    // MARK: Answers

    @Test func aRefusalSaysItsCode() throws {
        let request = try Self.request([["Subject", " a\r\n"]], "b")
        let reject = Ruling(.reject(MailReply(code: 550, status: "5.7.1", text: "no")), fields: [Ruling.Field("X-Spamlint-Score", "9.0")])
        let json = try ShapeSamples.object(StalwartAnswer(ruling: reject, request: request).json())
        #expect(json["action"] as? String == "reject")
        #expect((json["modifications"] as? [Any])?.isEmpty == true)
        let response = try #require(json["response"] as? [String: Any])
        #expect(response["status"] as? Int == 550 && response["message"] as? String == "no" && response["disconnect"] as? Bool == false)
        #expect(response["enhanced_status"] as? String == "5.7.1" && response["enhancedStatus"] as? String == "5.7.1")
        let later = Ruling(.tempfail(MailReply(code: 451, status: "4.7.1", text: "later")))
        let answer = try ShapeSamples.object(StalwartAnswer(ruling: later, request: request).json())
        #expect(answer["action"] as? String == "reject")
        #expect((answer["response"] as? [String: Any])?["status"] as? Int == 451)
        let held = try ShapeSamples.object(StalwartAnswer(ruling: Ruling(.quarantine("why")), request: request).json())
        #expect(held["action"] as? String == "quarantine" && held["response"] == nil)
    }

    @Test func fieldsComeInOrderAndForgedOnesGo() throws {
        let fields = [Ruling.Field("X-Spamlint-Score", "1.0"), Ruling.Field("X-Spamlint-Verdict", "pass")]
        let ruling = Ruling(.accept, fields: fields, removedFields: Self.forged)
        let old = [
            ["X-Spamlint-Score", " 0\r\n"], ["Subject", " a\r\n"], ["x-spamlint-score", " 1\r\n"], ["X-Spamlint-Odd ", " 2\r\n"],
            ["To", " b\r\n"],
        ]
        let mended = try Self.applied(ruling, old, "body\r\n")
        #expect(
            mended == "X-Spamlint-Score: 1.0\r\nX-Spamlint-Verdict: pass\r\nSubject: a\r\nTo: b\r\n\r\nbody\r\n")
        let clean = try Self.applied(ruling, [["Subject", " a\r\n"]], "body\r\n")
        #expect(clean == "X-Spamlint-Score: 1.0\r\nX-Spamlint-Verdict: pass\r\nSubject: a\r\n\r\nbody\r\n")
        #expect(
            try Self.applied(Ruling(.accept), old, "b")
                == "X-Spamlint-Score: 0\r\nSubject: a\r\nx-spamlint-score: 1\r\nX-Spamlint-Odd : 2\r\nTo: b\r\n\r\nb")
    }

    @Test(
        arguments: [
            "Subject: a\r\n\r\nbody\r\n", "Subject: a\r\n\r\nother\r\n", "Subject: b\r\n c\r\n\r\nbody\r\n",
            "Date: now\r\nSubject: a\r\nX: e\u{301}\r\n\r\n body\r\n", "\r\nbody\r\n",
        ])
    func aMendedMessageTakesThePlaceOfTheOther(mended: String) throws {
        let ruling = Ruling(
            .accept, fields: [Ruling.Field("X-Spamlint-Score", "1.0")], removedFields: Self.forged, mended: Array(mended.utf8))
        let applied = try Self.applied(ruling, [["Subject", " a\r\n"], ["X-Spamlint-Score", " 0\r\n"]], "body\r\n")
        #expect(applied == "X-Spamlint-Score: 1.0\r\n" + mended)
    }

    @Test func aLossyMessageIsNeverReplaced() throws {
        let ruling = Ruling(.accept, mended: Array("Subject: b\r\n\r\nc".utf8))
        #expect(try Self.applied(ruling, [["Subject", " a\u{FFFD}\r\n"]], "body") == "Subject: a\u{FFFD}\r\n\r\nbody")
        let binary = Ruling(.accept, mended: Array("Subject: b\r\n\r\nc".utf8) + [0xFF])
        #expect(try Self.applied(binary, [["Subject", " a\r\n"]], "body") == "Subject: a\r\n\r\nbody")
    }

    /// What Stalwart makes of an answer, as `apply_milter_modifications` of its sources does.
    private static func applied(_ ruling: Ruling, _ old: [[String]], _ contents: String) throws -> String {
        let json = try ShapeSamples.object(StalwartAnswer(ruling: ruling, request: request(old, contents)).json())
        var fields = old
        var body = contents
        let changes = try #require(json["modifications"] as? [[String: Any]])
        let rewrites = changes.contains { $0["type"] as? String == "deleteHeader" }
        var first: [[String]] = []
        for change in changes {
            let name = change["name"] as? String ?? ""
            let value = change["value"] as? String ?? ""
            switch change["type"] as? String {
            case "replaceContents": body = value
            case "addHeader" where rewrites: fields.insert([name, value], at: 0)
            case "addHeader": first.append([name, value])
            case "deleteHeader":
                let places = fields.indices.filter { fields[$0][0].lowercased() == name.lowercased() }
                let index = try #require(change["index"] as? Int)
                if places.indices.contains(index - 1) { fields.remove(at: places[index - 1]) }
            default: Issue.record("an unknown change")
            }
        }
        return (first + fields).map { field in
            let value = field[1]
            return field[0] + (value.first?.isWhitespace == true ? ":" : ": ") + value + (value.hasSuffix("\r\n") ? "" : "\r\n")
        }.joined() + "\r\n" + body
    }
}
