import MailGate
import SpamLint
import SpamLintCore
import Testing

@testable import SpamLintServer

@Suite struct GateTests {
    private static let good =
        "From: Shop <orders@shop.example>\r\nTo: reader@example.org\r\nSubject: Your order 4711\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n"
        + "Message-ID: <1@shop.example>\r\n\r\nIt left today and comes on Friday.\r\n"
    private static let bad = good.replacing("It left", with: "Dear {{first_name}}, it left")

    private func gate(_ policy: Policy, settings: String? = nil) throws -> Gate {
        var configuration = DaemonConfiguration()
        configuration.policy = policy
        configuration.settingsFile = settings
        return Gate(try Gate.State(configuration))
    }

    private func envelope(_ sender: String = "orders@shop.example") -> Envelope {
        var envelope = Envelope()
        envelope.sender = sender
        return envelope
    }

    @Test func withoutPolicyMessagesAreTagged() throws {
        let judged = try gate(.standard).judge(Array(Self.bad.utf8), envelope())
        #expect(judged.action == .tag && judged.ruling.outcome == .accept && judged.ruling.mended == nil)
        #expect(judged.ruling.fields.map(\.name) == ["X-Spamlint-Score", "X-Spamlint-Verdict", "X-Spamlint-Findings"])
        #expect(judged.ruling.fields.last?.value.contains("merge-placeholder-text") == true)
        #expect(judged.ruling.removedFields == ["x-spamlint-*"])
        let clean = try gate(.standard).judge(Array("Subject: Hi\r\n\r\nHello\r\n".utf8), envelope())
        #expect(clean.ruling.fields.allSatisfy { !$0.value.isEmpty && !$0.value.contains("\n") })
    }

    @Test func theFirstRuleThatHoldsDecides() throws {
        var placeholder = Policy.Condition()
        placeholder.rules = ["merge-placeholder-text"]
        var everything = Policy.Condition()
        everything.verdicts = [.pass, .warn, .fail]
        let gate = try gate(
            Policy(rules: [
                .init(placeholder, .tempfail(status: "4.7.1", text: nil)), .init(everything, .reject(status: "5.7.1", text: "no")),
            ]))
        guard case .tempfail(let reply) = gate.judge(Array(Self.bad.utf8), envelope()).ruling.outcome else {
            Issue.record("not a tempfail")
            return
        }
        #expect(reply.code == 451 && reply.text.contains("merge-placeholder-text") && reply.text.contains("score"))
        #expect(
            gate.judge(Array(Self.good.utf8), envelope()).ruling.outcome == .reject(MailReply(code: 550, status: "5.7.1", text: "no")))
    }

    @Test(
        arguments: [
            ("shop.example", true), ("news.shop.example", true), ("SHOP.example", true), ("badshop.example", false), ("example", false),
        ])
    func senderDomains(domain: String, holds: Bool) throws {
        var condition = Policy.Condition()
        condition.senderDomains = ["shop.example"]
        let gate = try gate(Policy(rules: [.init(condition, .accept)]))
        #expect((gate.judge(Array(Self.good.utf8), envelope("a@" + domain)).action == .accept) == holds)
        #expect(gate.judge(Array(Self.good.utf8), envelope("")).action == .tag)
    }

    @Test func classesAndSeverities() throws {
        var condition = Policy.Condition()
        condition.classes = ["transactional"]
        condition.severity = .error
        let gate = try gate(Policy(rules: [.init(condition, .quarantine)]))
        #expect(gate.judge(Array(Self.good.utf8), envelope()).action == .tag)
    }

    @Test func fixesAreMadeAndTold() throws {
        let gate = try gate(Policy(rules: [.init(Policy.Condition(), .fix)]))
        let raw = Self.good.replacing("Your order", with: "Z\u{FC}ge")
        let ruling = gate.judge(Array(raw.utf8), envelope()).ruling
        #expect(ruling.mended.map { String(decoding: $0, as: UTF8.self).contains("=?UTF-8?") } == true)
        #expect(ruling.fields.last.map { $0.value.contains("subject-raw-bytes") } == false)
        #expect(gate.judge(Array(Self.good.utf8), envelope()).ruling.mended == nil)
    }

    @Test func aMessageDoesNotDecideForItself() throws {
        let text = Self.bad.replacing("\r\n\r\n", with: "\r\nX-Spamlint-Disable: merge-placeholder-text -- I want it so\r\n\r\n")
        let judged = try gate(.standard).judge(Array(text.utf8), envelope())
        #expect(judged.report.findings.contains { $0.rule.id.name == "merge-placeholder-text" })
    }

    @Test func aPolicyNamesRulesThatExist() {
        var condition = Policy.Condition()
        condition.rules = ["subject-shoutin"]
        #expect {
            _ = try gate(Policy(rules: [.init(condition, .tag)]))
        } throws: { ($0 as? ConfigurationError)?.lines == ["policy: there is no rule 'subject-shoutin'; did you mean 'subject-shouting'?"] }
    }

    @Test func anotherStateHoldsFromTheNextMessageOn() throws {
        let gate = try gate(.standard)
        var configuration = DaemonConfiguration()
        configuration.policy = Policy(rules: [.init(Policy.Condition(), .accept)])
        gate.exchange(for: try Gate.State(configuration))
        #expect(gate.judge(Array(Self.good.utf8), envelope()).action == .accept)
    }

    @Test func anyBytesAreJudged() throws {
        let gate = try gate(Policy(rules: [.init(Policy.Condition(), .fix)]))
        for bytes: [UInt8] in [
            [], [0], Array(repeating: 0xFF, count: 10_000), Array("From x\r\n\r\nFrom y\r\n".utf8), Array("{\"a\":1}".utf8),
        ] {
            #expect(gate.judge(bytes, Envelope()).ruling.outcome == .accept)
        }
    }
}
