import MailGate
import Testing

@Suite struct EnvelopeTests {
    @Test(
        arguments: [
            ("news@Shop.Example", "shop.example"), ("\"a@b\"@shop.example", "shop.example"), ("", nil), ("postmaster", nil), ("a@", nil),
        ] as [(String, String?)])
    func domainOfTheSender(sender: String, domain: String?) {
        var envelope = Envelope()
        envelope.sender = sender
        #expect(envelope.senderDomain == domain)
    }

    @Test func onlyAnEmptySenderIsABounce() {
        var envelope = Envelope()
        #expect(!envelope.isBounce)
        envelope.sender = ""
        #expect(envelope.isBounce)
        envelope.sender = "a@shop.example"
        #expect(!envelope.isBounce)
    }

    @Test func aReplyIsOneShortLine() {
        let text = "a\r\nRCPT TO:<x@y.example>\u{1B}[31m 免费" + String(repeating: "x", count: 600)
        let reply = MailReply(code: 550, status: "5.7.1", text: text)
        #expect(reply.line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
        #expect(reply.line.utf8.count <= 410)
        #expect(reply.line.hasPrefix("550 5.7.1 a  RCPT TO:<x@y.example> [31m ??????x"))
    }
}
