import Testing

@testable import MailMessage

/// Messages that are transfer-encoded inside others.
@Suite struct EncodedMessageTests {
    private func base64(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let bytes = Array(text.utf8)
        var out = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for digit in 0..<4 { out.append(digit <= group.count ? alphabet[value >> (18 - 6 * digit) & 63] : "=") }
            if start / 3 % 18 == 17 { out.append("\n") }
        }
        return out
    }

    private let inner = "Subject: Inner\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOne\n--b\n\nTwo\n--b--\n"

    @Test(arguments: ["message/rfc822", "message/global", "message/news"]) func base64IsDescendedInto(_ type: String) {
        let message = Message("Content-Type: \(type)\nContent-Transfer-Encoding: base64\n\n\(base64(inner))\n")
        #expect(message.outline == ["1 \(type)", "1.0 multipart/mixed", "1.1 text/plain", "1.2 text/plain"])
        #expect(message.parts[0].kind == .message)
        #expect(string(message.text(of: 3).utf8) == "Two")
        #expect(message.kinds == ["message-encoded"])
        #expect(message.parts[1].first(.subject).map { message.unstructured($0).string } == "Inner")
    }

    @Test func placesLeadToTheFile() {
        let file = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\(base64(inner))\n"
        let message = Message(file)
        let body = message.parts[3].body
        #expect(body.lowerBound >= file.utf8.count)
        let place = message.place(of: body)
        #expect(place.upperBound <= file.utf8.count)
        // "Two" lies in the characters of base64 that hold its 24 bits.
        let offset = inner.utf8.count - "Two\n--b--\n".utf8.count
        let characters = offset * 8 / 6..<((offset + 3) * 8 + 5) / 6
        let start = message.parts[0].body.lowerBound
        let lines = { (i: Int) in i / 72 }
        #expect(
            place == start + characters.lowerBound + lines(characters.lowerBound)..<start + characters.upperBound
                + lines(characters.upperBound - 1))
        let fields = message.parts[1].fields
        #expect(message.place(of: fields[0].range).upperBound < place.lowerBound)
        #expect(message.place(of: 0..<5) == 0..<5)
    }

    @Test func quotedPrintableIsDescendedInto() {
        let message = Message(
            """
            Content-Type: multipart/mixed; boundary=o

            --o
            Content-Type: message/rfc822
            Content-Transfer-Encoding: quoted-printable

            Subject: In=
            ner=21

            caf=C3=A9
            --o
            Content-Type: text/html

            <p>
            --o--

            """)
        #expect(message.outline == ["0 multipart/mixed", "1 message/rfc822", "1.1 text/plain", "2 text/html"])
        #expect(string(message.content(of: 2).bytes) == "café")
        #expect(message.parts[2].first(.subject).map { message.unstructured($0).string } == "Inner!")
    }

    @Test func plainTextUnderABase64LabelIsReadAsItStands() {
        let message = Message("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nSubject: x\n\nInner\n")
        #expect(message.outline == ["1 message/rfc822", "1.1 text/plain"])
        #expect(string(message.content(of: 1).bytes) == "Inner\n")
        #expect(message.kinds.contains("transfer-encoding-lies"))
    }

    @Test func encodingsInEncodingsEnd() {
        var text = "Subject: core\n\nx\n"
        for _ in 0..<7 { text = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\(base64(text))\n" }
        let message = Message(text)
        #expect(message.parts.count == 1 + Limits.standard.encodedNesting)
        #expect(message.parts.last?.kind == .leaf)
    }

    @Test func whatFollowsIsNotLost() {
        let part = "--o\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\(base64(inner))\n"
        let message = Message("Content-Type: multipart/mixed; boundary=o\n\n\(part)\(part)--o\n\nlast\n--o--\n")
        #expect(message.outline.map { String($0.prefix { $0 != " " }) } == ["0", "1", "1.0", "1.1", "1.2", "2", "2.0", "2.1", "2.2", "3"])
        #expect(string(message.content(of: 9).bytes) == "last")
        #expect(message.parts[8].parent == 6)
    }
}
