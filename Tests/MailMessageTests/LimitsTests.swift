import Testing

@testable import MailMessage

@Suite struct LimitsTests {
    /// A leaf in that many multiparts.
    private func nested(_ count: Int) -> Message {
        var text = ""
        for level in 0..<count { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        return Message(text + "\nneedle\n")
    }

    @Test func aHundredLevelsAreRead() {
        let message = nested(100)
        #expect(message.parts.count == 101)
        #expect(message.parts.last?.depth == 100)
        #expect(string(message.content(of: 100).bytes) == "needle\n")
        #expect(!message.kinds.contains("nesting-too-deep"))
    }

    @Test func deeperOnesAreNot() {
        let message = nested(101)
        #expect(message.parts.count == 101)
        #expect(message.parts.last?.kind == .leaf)
        let defect = message.defects.first { $0.kind == .nestingTooDeep }
        #expect(defect?.part == 100)
        #expect(defect.map { message.slice($0.place) } == "--b100\n\nneedle\n")
    }

    @Test func messagesInMessagesCountAsLevels() {
        var limits = Limits.standard
        limits.nesting = 2
        let head = "Content-Type: message/rfc822\n\n"
        let message = Message(head + head + head + head + "Subject: x\n\ny\n", limits: limits)
        #expect(message.outline == ["1 message/rfc822", "1.1 message/rfc822", "1.1.1 message/rfc822"])
        #expect(message.parts.last?.kind == .leaf)
        #expect(message.kinds == ["nesting-too-deep"])
    }

    @Test func partsAreCounted() {
        var limits = Limits.standard
        limits.parts = 3
        let message = Message(
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n\n1\n--a\n\n2\n--a\n\n3\n--a\n\n4\n--a--\n", limits: limits)
        #expect(message.parts.count == 3)
        #expect(string(message.content(of: 2).bytes) == "2")
        #expect(message.kinds == ["too-many-parts", "multipart-unterminated"])
        #expect(message.defects.first.map { message.slice($0.place) } == "--a\n\n3\n--a\n\n4\n--a--\n")
    }

    @Test func bytesAreCounted() {
        var limits = Limits.standard
        limits.messageBytes = 10
        let message = Message("A: 1\n\nBodyMore\n", limits: limits)
        #expect(string(message.content(of: 0).bytes) == "Body")
        #expect(message.kinds == ["message-too-large"])
        #expect(message.defects.first.map { message.slice($0.place) } == "More\n")
    }

    @Test func addressesAreCounted() {
        let count = 1000
        let message = Message.field(Array(repeating: "a@b.example", count: count).joined(separator: ","), named: "To")
        #expect(message.first(.to).map { message.addresses($0).mailboxes.count } == count)
        #expect(MemoryLayout<Mailbox>.stride == 24)
    }
}
