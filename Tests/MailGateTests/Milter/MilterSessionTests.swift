import Testing

@testable import MailGate

@Suite struct MilterSessionTests {
    typealias Wire = MilterWire

    static let envelope =
        Wire.connect() + Wire.frame("H", "client.example") + Wire.macros("M", "{auth_authen}", "anna", "{mail_addr}", "news@shop.example")
        + Wire.frame("M", "<news@shop.example>", "SIZE=100") + Wire.macros("R", "i", "4XyZ")
        + Wire.frame("R", "<anna@mail.example>") + Wire.frame("R", "<ben@mail.example>", "NOTIFY=NEVER")
    static let content =
        Wire.frame("L", "Subject", " Sale") + Wire.frame("L", "To", " a@b.example,\n c@d.example") + Wire.frame("N")
        + Wire.frame("B", Array("Hello\r\n".utf8)) + Wire.frame("B", Array("there\r\n".utf8)) + Wire.frame("E")
    static let text = "Subject: Sale\r\nTo: a@b.example,\r\n c@d.example\r\n\r\nHello\r\nthere\r\n"

    private func session(_ version: UInt32 = 6, steps: UInt32 = 0x1F_FFFF, onError: MilterSession.OnError = .accept) -> MilterSession {
        var session = MilterSession(onError: onError)
        _ = session.receive(Wire.negotiate(version, steps: steps))
        return session
    }

    @Test func aMessageIsJudgedAsItWillBeSent() throws {
        var session = session()
        let actions = session.receive(Self.envelope + Self.content)
        #expect(actions.outline == "!")
        let message = try #require(actions.messages.first)
        #expect(String(decoding: message.bytes, as: UTF8.self) == Self.text)
        #expect(session.isJudging)
        #expect(session.queueID == "4XyZ")
        var envelope = Envelope()
        envelope.sender = "news@shop.example"
        envelope.recipients = ["anna@mail.example", "ben@mail.example"]
        envelope.clientName = "client.example"
        envelope.clientAddress = "192.0.2.7"
        envelope.helo = "client.example"
        envelope.user = "anna"
        envelope.queueID = "4XyZ"
        #expect(message.envelope == envelope)
        #expect(session.progress().outline == "p")
        #expect(session.rule(Ruling(.accept), for: message.number).outline == "c")
        #expect(!session.isJudging)
        #expect(session.progress().isEmpty)
        #expect(session.rule(Ruling(.accept), for: message.number).isEmpty)
    }

    @Test func everyCommandIsAnsweredWhereTheServerWaits() {
        var session = session(2, steps: 0x7F)
        let unspaced = Wire.frame("L", "Subject", "Sale") + Wire.frame("L", "To", "a@b.example,\n c@d.example")
        let rest = Wire.frame("N") + Wire.frame("B", Array("Hello\r\nthere\r\n".utf8)) + Wire.frame("E")
        #expect(session.receive(Self.envelope).outline == "ccccc")
        let actions = session.receive(unspaced + rest)
        #expect(actions.outline == "cccc!")
        #expect(actions.messages.first.map { String(decoding: $0.bytes, as: UTF8.self) } == Self.text)
    }

    @Test(arguments: [1, 2, 3, 7, 100, 4096])
    func piecesDoNotMatter(size: Int) {
        let bytes = Wire.negotiate() + Self.envelope + Self.content
        var whole = MilterSession(onError: .accept)
        let expected = whole.receive(bytes)
        var session = MilterSession(onError: .accept)
        var actions: [MilterSession.Action] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            actions += session.receive(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(actions == expected)
    }

    @Test func aSpaceThatWasLeftOutIsPutBack() {
        var session = session(2, steps: 0x7F)
        let fields: [(String, String)] = [("A", "x"), ("B", ""), ("C", "\tx"), ("D", "\n x"), ("E", " x"), ("F ", "x")]
        let bytes = fields.flatMap { Wire.frame("L", $0.0, $0.1) }
        let message = session.receive(Wire.frame("M", "<>") + bytes + Wire.frame("N") + Wire.frame("E")).messages.first
        #expect(
            message.map { String(decoding: $0.bytes, as: UTF8.self) } == "A: x\r\nB:\r\nC:\tx\r\nD:\r\n x\r\nE:  x\r\nF : x\r\n\r\n")
    }

    @Test func theLastPieceMayComeWithTheEnd() {
        var session = session()
        let message = session.receive(
            Wire.frame("M", "<a@b.example>") + Wire.frame("N") + Wire.frame("B", [0x61]) + Wire.frame("E", [0x62, 0, 0x63])
        ).messages.first
        #expect(message?.bytes == [0x0D, 0x0A, 0x61, 0x62, 0, 0x63])
    }

    @Test func aConnectionCarriesManyMessages() {
        var session = session()
        for number in 1...3 {
            let start = number == 1 ? Self.envelope : Wire.frame("M", "<\(number)@shop.example>") + Wire.macros("R", "i", "Q\(number)")
            let message = session.receive(start + Self.content).messages.first
            #expect(message?.number == number)
            #expect(message?.envelope.clientAddress == "192.0.2.7")
            #expect(message?.envelope.user == (number == 1 ? "anna" : nil), "What was said of a message goes with it")
            #expect(message?.envelope.queueID == (number == 1 ? "4XyZ" : "Q\(number)"))
            #expect(message?.envelope.recipients.count == (number == 1 ? 2 : 0))
            #expect(session.rule(Ruling(.accept), for: number).outline == "c")
        }
        #expect(session.receive(Wire.frame("Q")) == [.close(nil)])
        #expect(session.receive(Self.envelope).isEmpty)
    }

    @Test func aMessageMayBeTakenBack() {
        var session = session()
        let half = Wire.frame("M", "<a@b.example>") + Wire.macros("L", "i", "OLD") + Wire.frame("L", "Subject", " Old")
        #expect(session.receive(Self.envelope.prefix(0) + half + Wire.frame("A")).isEmpty)
        #expect(session.queueID == nil)
        let message = session.receive(Self.envelope + Self.content).messages.first
        #expect(message.map { String(decoding: $0.bytes, as: UTF8.self) } == Self.text)
    }

    @Test func whatWasFoundOutAboutAMessageIsNeverSaidOfTheNext() {
        var session = session()
        let first = session.receive(Self.envelope + Self.content).messages.first?.number ?? 0
        #expect(session.receive(Wire.frame("A")).isEmpty)
        #expect(!session.isJudging)
        let reply = MailReply(code: 550, status: "5.7.1", text: "no")
        #expect(session.rule(Ruling(.reject(reply)), for: first).isEmpty)
        let second = session.receive(Self.envelope.dropFirst(Wire.connect().count) + Self.content).messages.first?.number ?? 0
        #expect(session.rule(Ruling(.reject(reply)), for: first).isEmpty)
        #expect(session.fail(for: first).isEmpty)
        #expect(session.isJudging)
        #expect(session.rule(Ruling(.accept), for: second).outline == "c")
    }

    @Test func theNextClientBeginsAnew() {
        var session = session()
        _ = session.receive(Self.envelope + Wire.frame("K"))
        let message = session.receive(Wire.frame("M", "<a@b.example>") + Self.content).messages.first
        #expect(message?.envelope.clientAddress == nil)
        #expect(message?.envelope.helo == nil)
        #expect(message?.envelope.user == nil)
        #expect(session.receive(Wire.frame("K")).isEmpty, "while it is being judged")
        #expect(!session.isJudging)
        #expect(session.receive(Wire.connect("unknown", family: "6", address: "IPv6:2001:db8::1")).isEmpty)
        let other = session.receive(Wire.frame("M", "<>") + Self.content).messages.first
        #expect(other?.envelope.clientName == nil)
        #expect(other?.envelope.clientAddress == "2001:db8::1")
        #expect(other?.envelope.isBounce == true)
    }

    @Test func clientsWithoutAnAddress() {
        var session = session()
        let macros = Wire.macros("C", "{client_addr}", "192.0.2.9", "{client_name}", "unknown")
        let message = session.receive(macros + Wire.connect("[192.0.2.9]", family: "U") + Wire.frame("M", "<>") + Self.content).messages
            .first
        #expect(message?.envelope.clientName == nil)
        #expect(message?.envelope.clientAddress == "192.0.2.9")
    }

    @Test func theSenderOfAMacroStandsIn() {
        var session = session()
        let macros = Wire.macros("M", "{mail_addr}", "a@shop.example")
        #expect(session.receive(macros + Wire.frame("M") + Self.content).messages.first?.envelope.sender == "a@shop.example")
    }

    private static let disorders: [(what: String, pieces: [[UInt8]])] = [
        ("fields before a sender", [Wire.frame("L", "A", " b")]),
        ("an end without a message", [Wire.frame("E")]),
        ("a recipient without a sender", [Wire.frame("R", "<a@b.example>")]),
        ("a body without a sender", [Wire.frame("B", [1])]),
        ("the end of no header", [Wire.frame("N")]),
        ("data without a sender", [Wire.frame("T")]),
        ("a field in the body", [envelope, Wire.frame("N"), Wire.frame("L", "A", " b")]),
        ("two ends of a header", [envelope, Wire.frame("N"), Wire.frame("N")]),
        ("a sender in the header", [envelope, Wire.frame("L", "A", " b"), Wire.frame("M", "<a@b.example>")]),
        ("a client in a message", [envelope, Wire.connect()]),
        ("a greeting in the body", [envelope, Wire.frame("N"), Wire.frame("H", "x")]),
        ("the next message before the reply", [envelope, content, Wire.frame("M", "<a@b.example>")]),
        ("an unknown letter", [Wire.frame("Z")]),
        ("a letter that is none", [[0, 0, 0, 1, 0]]),
        ("macros of nothing", [Wire.frame("D")]),
        ("a client of nothing", [Wire.frame("C")]),
        ("a client without a family", [Wire.frame("C", Array("name".utf8))]),
        ("a field without a name", [envelope, Wire.frame("L")]),
        ("an empty frame", [[0, 0, 0, 0]]),
        ("an endless frame", [[255, 255, 255, 255, 0x4C]]),
    ]

    @Test(arguments: disorders)
    func disorderEndsTheConnection(what: String, pieces: [[UInt8]]) {
        var session = session()
        let actions = session.receive(Array(pieces.joined()))
        #expect(actions.fault != nil, "\(what)")
        #expect(actions.outline.last == ".", "\(what)")
        #expect(!session.isJudging)
        #expect(session.receive(Self.envelope + Self.content).isEmpty)
    }

    private static let liberties: [(what: String, pieces: [[UInt8]])] = [
        ("a greeting after a sender", [envelope, Wire.frame("H", "x")]),
        ("a second sender", [envelope, Wire.frame("M", "<>")]),
        ("an unknown command of SMTP", [Wire.frame("U", "XYZZY")]),
        ("data", [envelope, Wire.frame("T")]),
        ("macros of no command", [Wire.macros("?", "i", "1")]),
        ("a macro without a value", [Wire.frame("D", Array("Mi".utf8))]),
        ("NUL everywhere", [Wire.frame("H", [0, 0, 0]), Wire.frame("M", [0, 0, 0]), Wire.frame("R", [0]), Wire.frame("L", [0, 0, 0])]),
        ("no NUL anywhere", [Wire.frame("H", [0x61]), Wire.frame("M", Array("<a@b>".utf8)), Wire.frame("L", Array("Subject".utf8))]),
        ("a client with half an address", [Wire.frame("C", Array("a\0".utf8) + [0x34, 0])]),
        ("nothing in hand", [Wire.frame("A")]),
        ("a body at once", [Wire.frame("M", "<>"), Wire.frame("B", [0x61])]),
    ]

    @Test(arguments: liberties)
    func whatServersMayDoIsLetThrough(what: String, pieces: [[UInt8]]) {
        var session = session()
        #expect(session.receive(Array(pieces.joined())).isEmpty, "\(what)")
        _ = session.receive(Wire.frame("A"))
        #expect(session.receive(Wire.frame("M", "<a@b.example>") + Self.content).outline == "!", "\(what)")
    }
}
