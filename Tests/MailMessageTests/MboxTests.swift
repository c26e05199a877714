import Testing

@testable import MailMessage

@Suite struct MboxTests {
    private static let line = "From ann@shop.example Mon Nov 23 10:00:00 2026\n"

    @Test(arguments: [
        (line + "A: 1\n\nx\n", ["A: 1\n\nx\n"]), (line + "A: 1\n\nx\n\n" + line + "A: 2\n\ny\n", ["A: 1\n\nx\n", "A: 2\n\ny\n"]),
        (line + "A: 1\n\nx\n" + line + "A: 2\n\n", ["A: 1\n\nx\n" + line + "A: 2\n\n"]),
        (line + "A: 1\n\nx\n\nFrom here on it is text.\n\ny\n", ["A: 1\n\nx\n\nFrom here on it is text.\n\ny\n"]),
        (line + "A: 1\n\nx\n\nFrom bob\nA: 2\n\ny\n", ["A: 1\n\nx\n", "A: 2\n\ny\n"]),
        (line + "A: 1\n\nx\n\n>From ann at 10:00\n\ny\n", ["A: 1\n\nx\n\n>From ann at 10:00\n\ny\n"]),
        (line + line + "A: 1\n\nx\n", [line + "A: 1\n\nx\n"]), (line, [""]), (line + "\n" + line + "A: 1\n\n", ["", "A: 1\n\n"]),
        ("From - Thu Apr 01 12:00:00 2004\nA: 1\n\nx\n", ["A: 1\n\nx\n"]),
        (
            "From ann Mon Nov 23 10:00:00 2026\r\nA: 1\r\n\r\nx\r\n\r\nFrom ann Mon Nov 23 10:00:00 2026\r\nA: 2\r\n\r\n",
            ["A: 1\r\n\r\nx\r\n", "A: 2\r\n\r\n"]
        ),
        ("", []), ("A: 1\n\nx\n", []),
    ])
    func splits(_ text: String, _ messages: [String]) {
        let bytes = octets(text)
        let ranges = bytes.withUnsafeBufferPointer(Mbox.split)
        #expect(ranges.map { string(bytes[$0]) } == messages)
    }

    @Test func messagesKeepTheirPlaces() {
        let text = Self.line + "Subject: one\n\nx\n\n" + Self.line + "Subject: two\n\ny\n"
        let input = Input(octets(text), name: "all.mbox")
        let messages = input.messageRanges.map { Message(parsing: input.bytes, range: $0) }
        #expect(messages.compactMap { $0.subject?.string } == ["one", "two"])
        #expect(messages[1].fields.first.map { string(input.bytes[$0.bodyRange]) } == "two")
        #expect(messages.allSatisfy { $0.defects.isEmpty })
        #expect(messages.map { string($0.text(of: 0).utf8) } == ["x\n", "y\n"])
    }
}
