import MailBytes
import MailMessage
import Testing

@testable import SpamLintFixes

/// What is written in a transfer encoding is read again.
@Suite struct TransferWriterTests {
    private static let contents: [[UInt8]] = [
        [], Array("a".utf8), Array("a b \n c\t\nFrom here\n.\n..\n".utf8), Array(String(repeating: "x=y ", count: 100).utf8),
        Array(String(repeating: "各种天气", count: 60).utf8), Array(0...255), Array("end \n".utf8), Array("no end ".utf8),
    ]

    @Test(arguments: contents)
    func quotedPrintable(content: [UInt8]) throws {
        let written = QuotedPrintableWriter.encode(content, lineEnd: [0x0A])
        #expect(written.split(separator: 0x0A).allSatisfy { $0.count <= 76 && $0.last != 0x20 && $0.last != 0x09 })
        #expect(!written.split(separator: 0x0A).contains { $0.elementsEqual([0x2E]) || $0.starts(with: Array("From ".utf8)) })
        let message = Message(parsing: Array("Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n".utf8) + written)
        #expect(Array(message.content(of: 0).bytes) == content)
    }

    @Test(arguments: contents)
    func base64(content: [UInt8]) throws {
        let written = Base64Writer.encode(content, lineEnd: [0x0A])
        #expect(written.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
        let head = Array("Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n".utf8)
        #expect(Array(Message(parsing: head + written).content(of: 0).bytes) == content)
    }

    @Test func choice() {
        func choose(_ text: String) -> TransferEncoding { TransferChoice.choose(for: Array(text.utf8), isText: true, wasBase64: false) }
        #expect(choose("Tents\n") == .sevenBit)
        #expect(choose("Zelte für alle\n") == .quotedPrintable)
        #expect(choose(String(repeating: "x", count: 1_200)) == .quotedPrintable)
        #expect(choose("From here on\n") == .quotedPrintable)
        #expect(TransferChoice.choose(for: Array("帐篷".utf8), isText: true, wasBase64: true) == .base64)
        #expect(TransferChoice.choose(for: [1, 2], isText: false, wasBase64: false) == .base64)
    }
}
