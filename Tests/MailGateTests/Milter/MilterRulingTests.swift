import Testing

@testable import MailGate

@Suite struct MilterRulingTests {
    typealias Wire = MilterWire

    private static let message = Array(
        "X-Spamlint-Score: 0\r\nSubject: Sale\r\nX-spamlint-verdict:\r\n pass\r\nTo: a@b.example\r\n\r\nHello\r\n".utf8)
    private static let fields = [Ruling.Field("X-Spamlint-Score", "7.5"), Ruling.Field("X-Spamlint-Verdict", "warn")]

    private func outcome(
        _ ruling: Ruling, message: [UInt8] = message, sender: String = "<a@b.example>", actions: UInt32 = 0x1FF, steps: UInt32 = 0x1F_FFFF,
        version: UInt32 = 6, onError: MilterSession.OnError = .accept
    ) -> (outcome: PostfixModel.Outcome, text: String, notes: [MilterFault.Kind]) {
        var session = MilterSession(onError: onError)
        _ = session.receive(Wire.negotiate(version, actions: actions, steps: steps))
        var server = PostfixModel(message, steps: session.negotiation?.steps ?? [])
        let number = session.receive(Wire.frame("M", sender) + server.content()).messages.first?.number ?? 0
        let said = session.rule(ruling, for: number)
        let outcome = server.apply(said.sent)
        return (outcome, String(decoding: server.bytes, as: UTF8.self), said.notes.map(\.kind))
    }

    @Test(arguments: [UInt32(0x1F_FFFF), 0x7F])
    func forgedFieldsGoAndOursComeOnTop(steps: UInt32) {
        let found = outcome(Ruling(.accept, fields: Self.fields, removedFields: ["x-spamlint-*"]), steps: steps)
        #expect(found.outcome == .accepted)
        #expect(found.text == "X-Spamlint-Score: 7.5\r\nX-Spamlint-Verdict: warn\r\nSubject: Sale\r\nTo: a@b.example\r\n\r\nHello\r\n")
        #expect(found.notes.isEmpty)
    }

    @Test func manyForgedFieldsOfOneNameAllGo() {
        let forged = (0..<40).map { "X-Spamlint-Score: \($0)\r\nReceived: \($0)\r\nx-other: \($0)\r\n" }.joined() + "\r\n"
        let found = outcome(Ruling(.accept, removedFields: ["x-spamlint-*", "x-other", "x-none"]), message: Array(forged.utf8))
        #expect(found.text == (0..<40).map { "Received: \($0)\r\n" }.joined() + "\r\n")
    }

    @Test func anUntouchedMessageCostsOneReply() {
        var session = MilterSession(onError: .accept)
        _ = session.receive(Wire.negotiate())
        let server = PostfixModel(Self.message, steps: session.negotiation?.steps ?? [])
        let number = session.receive(Wire.frame("M", "<>") + server.content()).messages.first?.number ?? 0
        #expect(session.rule(Ruling(.accept, removedFields: ["x-nothing*"], mended: Self.message), for: number).outline == "c")
    }

    @Test func oldServersGetFieldsAtTheEnd() {
        let found = outcome(Ruling(.accept, fields: Self.fields, removedFields: ["x-spamlint-*"]), actions: 0x1F, steps: 0x7F, version: 2)
        #expect(found.text == "Subject: Sale\r\nTo: a@b.example\r\nX-Spamlint-Score: 7.5\r\nX-Spamlint-Verdict: warn\r\n\r\nHello\r\n")
    }

    @Test(arguments: [
        (
            MailReply(code: 550, status: "5.7.1", text: "spamlint: 100 % free (urgent-money) %s %n"),
            "550 5.7.1 spamlint: 100 % free (urgent-money) %s %n"
        ),
        (MailReply(code: 451, status: "4.7.1", text: "later"), "451 4.7.1 later"),
        (MailReply(code: 250, status: "2.0.0", text: "ok"), "550 5.7.1 Command rejected"),
        (MailReply(code: 550, status: "4.7.1", text: "mixed"), "550 5.7.1 Command rejected"),
        (MailReply(code: 550, status: "", text: "none"), "550 5.7.1 Command rejected"),
        (MailReply(code: -550, status: "5.7.1", text: "below"), "550 5.7.1 Command rejected"),
    ])
    func refusals(reply: MailReply, line: String) {
        #expect(outcome(Ruling(.reject(reply), fields: Self.fields)).outcome == .refused(line))
    }

    @Test func postponing() {
        #expect(outcome(Ruling(.tempfail(MailReply(code: 451, status: "4.7.1", text: "wait")))).outcome == .refused("451 4.7.1 wait"))
        let odd = Ruling(.tempfail(MailReply(code: 1, status: "", text: "")))
        #expect(outcome(odd).outcome == .refused("451 4.7.1 Service unavailable - try again later"))
    }

    @Test func bouncesAreNeitherRefusedNorPutOff() {
        for ruling in [
            Ruling(.reject(MailReply(code: 550, status: "5.7.1", text: "no")), fields: Self.fields, removedFields: ["x-spamlint-*"]),
            Ruling(.tempfail(MailReply(code: 451, status: "4.7.1", text: "no")), fields: Self.fields, removedFields: ["x-spamlint-*"]),
        ] {
            let found = outcome(ruling, sender: "<>", onError: .tempfail)
            #expect(found.outcome == .accepted)
            #expect(found.text.hasPrefix("X-Spamlint-Score: 7.5\r\n"))
        }
    }

    @Test func holding() {
        let ruling = Ruling(.quarantine("spamlint:\nurgent\0 money"), fields: Self.fields)
        #expect(outcome(ruling).outcome == .held("spamlint: urgent  money"))
        let found = outcome(ruling, actions: 0x1F, onError: .tempfail)
        #expect(found.outcome == .refused("451 4.7.1 Service unavailable - try again later"))
        #expect(found.notes == [.cannotQuarantine])
        #expect(outcome(ruling, actions: 0x1F, onError: .accept).outcome == .accepted)
    }

    @Test func onlyWhatWasGrantedIsDone() {
        let mended = Array("Subject: Offer\r\nTo: a@b.example\r\n\r\nDear Anna\r\n".utf8)
        let ruling = Ruling(.accept, fields: Self.fields, removedFields: ["x-spamlint-*"], mended: mended)
        let text = String(decoding: Self.message, as: UTF8.self)
        let top = "X-Spamlint-Score: 7.5\r\nX-Spamlint-Verdict: warn\r\n"
        // Nothing; all but bodies, so that nothing is mended; all but changes; all but additions.
        #expect(outcome(ruling, actions: 0).text == text)
        #expect(outcome(ruling, actions: 0).notes == [.cannotMend, .cannotChangeFields, .cannotChangeFields])
        #expect(outcome(ruling, actions: 0x1FD).text == top + "Subject: Sale\r\nTo: a@b.example\r\n\r\nHello\r\n")
        #expect(outcome(ruling, actions: 0x1FD).notes == [.cannotMend])
        #expect(outcome(ruling, actions: 0x1EF).text == top + text)
        #expect(outcome(ruling, actions: 0x1FE).text == String(decoding: mended, as: UTF8.self))
        #expect(outcome(ruling, actions: 0x1FE).notes == [.cannotChangeFields])
        #expect(outcome(ruling).text == top + String(decoding: mended, as: UTF8.self))
    }

    @Test func fieldsCannotBreakOut() {
        let fields = [
            Ruling.Field("X-A", "one\r\nBcc: x@y.example\r\n\r\nbody\0"), Ruling.Field("X B", "no"), Ruling.Field("X-C:", "no"),
            Ruling.Field("", "no"), Ruling.Field("X-D\r\nY", "no"), Ruling.Field("X-E", ""),
        ]
        let found = outcome(Ruling(.accept, fields: fields), message: Array("To: a@b.example\r\n\r\n".utf8))
        #expect(found.outcome == .accepted)
        #expect(found.text == "X-A: one  Bcc: x@y.example    body \r\nX-E: \r\nTo: a@b.example\r\n\r\n")
    }
}
