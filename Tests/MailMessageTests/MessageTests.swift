import Testing

@testable import MailMessage

@Suite struct MessageTests {
    @Test func readsAPlainMessage() {
        let message = Message(parsing: Array("From: Ann <ann@shop.example>\r\nSubject: Hello\r\n there\r\n\r\nBody\r\n".utf8))
        #expect(message.fields.map(\.name) == [.from, .subject])
        #expect(message.first(.subject).map { message.unstructured($0).string } == "Hello there")
        #expect(message.parts.map { String(describing: $0.path) } == ["1"])
        #expect(message.text(of: 0).bytes == Array("Body\r\n".utf8))
        #expect(message.defects.isEmpty)
    }
}
