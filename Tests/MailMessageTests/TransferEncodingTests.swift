import Testing

@testable import MailMessage

@Suite struct TransferEncodingTests {
    @Test(
        arguments: [
            ("7bit", TransferEncoding.sevenBit, nil), ("8bit", .eightBit, nil), ("BINARY", .binary, nil), ("Base64", .base64, nil),
            ("quoted-printable", .quotedPrintable, nil), ("x-uuencode", .uuencode, "uuencoded-text"),
            ("uuencode", .uuencode, "uuencoded-text"),
            ("8 bit", .eightBit, "transfer-encoding-malformed"), ("\"base64\"", .base64, "transfer-encoding-malformed"),
            ("base64;", .base64, "transfer-encoding-malformed"), ("quoted_printable", .quotedPrintable, "transfer-encoding-malformed"),
            ("quoted-printable (rfc2045)", .quotedPrintable, "transfer-encoding-malformed"),
            ("7-bit", .sevenBit, "transfer-encoding-malformed"),
            ("(comment) base64", .base64, "transfer-encoding-malformed"), ("", .sevenBit, "transfer-encoding-malformed"),
            ("rot13", .unknown, "transfer-encoding-unknown"), ("utf-8", .unknown, "transfer-encoding-unknown"),
        ] as [(String, TransferEncoding, String?)])
    func reads(_ body: String, _ encoding: TransferEncoding, _ defect: String?) {
        let message = Message("Content-Transfer-Encoding: \(body)\n\nSGVsbG8=\n")
        #expect(message.parts[0].transferEncoding == encoding)
        #expect(message.kinds == [defect].compactMap(\.self))
    }

    @Test func theFirstOfTwoCounts() {
        let message = Message("Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: 7bit\n\nSGVsbG8=\n")
        #expect(message.parts[0].transferEncoding == .base64)
        #expect(message.kinds == ["transfer-encoding-duplicated"])
    }

    @Test func uuencodeStaysText() {
        let body = "begin 644 a.txt\n%2&5L;&\\\n`\nend\n"
        let message = Message("Content-Transfer-Encoding: x-uuencode\n\n\(body)")
        #expect(string(message.text(of: 0).utf8) == body)
        #expect(message.content(of: 0).isVerbatim)
    }

    @Test func bytesThatTheEncodingForbidsAreNoted() {
        let message = Message("Content-Type: text/plain; charset=utf-8\n\ncafé\n")
        let defect = message.text(of: 0).defects.first
        #expect(defect?.kind == .transferEncodingLies)
        #expect(defect.map { message.source[$0.place.lowerBound] } == 0xC3)
        #expect(Message("Content-Transfer-Encoding: 8bit\nContent-Type: text/plain; charset=utf-8\n\ncafé\n").text(of: 0).defects.isEmpty)
    }

    @Test func identityContentIsARangeOfTheSource() {
        let message = Message("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\ncafé\n")
        let content = message.content(of: 0)
        #expect(content.sourceRange == message.parts[0].body)
        #expect(message.text(of: 0).sourceRange == message.parts[0].body)
        #expect(content.count == 6)
    }
}
