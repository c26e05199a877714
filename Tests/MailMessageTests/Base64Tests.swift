import MailBytes
import Testing

@testable import MailMessage

@Suite struct Base64Tests {
    typealias Case = DecodingCase

    /// "Hello, world" is `SGVsbG8sIHdvcmxk`.
    static let cases: [Case] = [
        Case("nothing", "", ""),
        Case("white space alone", " \n\n", ""),
        Case("whole groups", "SGVsbG8sIHdvcmxk", "Hello, world"),
        Case("lines", "SGVsbG8s\nIHdvcmxk\n", "Hello, world"),
        Case("CRLF", "SGVsbG8s\r\nIHdvcmxk\r\n", "Hello, world"),
        Case(
            "lines that cut groups", "SGVsbG8sIHdvcmxkSGVsb\nG8sIHdvcmxkSGVsbG8sIHdvcm\nxk\n", "Hello, worldHello, worldHello, world"),
        Case("indented lines", "  SGVsbG8s\n\tIHdvcmxk \n", "Hello, world"),
        Case("empty lines between", "SGVsbG8s\n\n\nIHdvcmxk\n", "Hello, world"),
        Case("one sign of padding", "SGVsbG8=", "Hello"),
        Case("two signs of padding", "SGVsbA==", "Hell"),
        Case("padding on a line of its own", "SGVsbA\n==\n", "Hell"),
        Case("too much padding", "SGVsbA====\n", "Hell"),
        Case("padding missing", "SGVsbG8", "Hello", ["base64-padding-missing bG8"]),
        Case("cut inside a group", "SGVsbG8sI", "Hello,", ["base64-truncated I"]),
        Case("a character lost before the padding", "SGVsbG8sI=\n", "Hello,", ["base64-truncated I"]),
        Case("a stray byte", "SGVs!bG8sIHdvcmxk", "Hello, world", ["base64-invalid-byte !"]),
        Case("a stray byte inside a group", "SGV!sbG8sIHdvcmxk", "Hello, world", ["base64-invalid-byte !"]),
        Case(
            "a stray byte above 127", "SGVsbG8sIHdvcmx\u{E9}k", "Hello, world",
            ["base64-invalid-byte \u{FFFD}", "base64-invalid-byte \u{FFFD}"]),
        Case("data behind padding", "SGVsbG8=LCB3b3JsZA==", "Hello, world", ["base64-padding-inside ="]),
        Case("data behind padding, on the next line", "SGVsbG8=\nLCB3b3JsZA==\n", "Hello, world", ["base64-padding-inside ="]),
        Case("words behind padding", "SGVsbG8= and more\n", "Hello", ["base64-trailing-text and more"]),
        Case(
            "a list's footer", "SGVsbG8sIHdvcmxk\n\n________\nUnsubscribe: here\n", "Hello, world",
            ["base64-trailing-text \n\n________\nUnsubscribe: here\n"]),
        Case("a footer behind padding", "SGVsbG8=\n-- \nThe list\n", "Hello", ["base64-trailing-text \n-- \nThe list\n"]),
        Case(
            "a long line", String(repeating: "SGVs", count: 20), String(repeating: "Hel", count: 20),
            ["base64-line-too-long " + String(repeating: "SGVs", count: 20)]),
        Case("a line of 76", String(repeating: "SGVs", count: 19) + "\r\n", String(repeating: "Hel", count: 19)),
        Case("a raw line with that label", "\u{4F60}\u{597D}2005 \r", "\u{4F60}\u{597D}2005 \r", ["transfer-encoding-lies "]),
        Case("Latin text with that label", "caf\u{E9} cr\u{E8}me\n", "caf\u{E9} cr\u{E8}me\n", ["transfer-encoding-lies "]),
        Case(
            "the last line cut", "SGVsbG8sIHdvcmxk\nSGVsb", "Hello, worldHel",
            ["base64-truncated b"]),
        Case(
            "plain text with that label", "This is not base64 at all, is it?\n", "This is not base64 at all, is it?\n",
            ["transfer-encoding-lies "]),
    ]

    @Test(arguments: cases) func decodes(_ item: Case) {
        let message = Message.leaf("Content-Transfer-Encoding: base64", octets(item.encoded))
        let content = message.content(of: 0)
        #expect(string(content.bytes) == item.decoded)
        #expect(content.defects.map { "\($0.kind.rawValue) \(message.slice($0.place))" } == item.defects)
    }

    @Test(arguments: cases) func mapsEachByteToItsCharacters(_ item: Case) {
        let message = Message.leaf("Content-Transfer-Encoding: base64", octets(item.encoded))
        let content = Array(message.content(of: 0).bytes)
        let map = message.sourceMap(ofContent: 0)
        #expect(map.count == content.count)
        guard message.content(of: 0).sourceRange == nil else { return }
        for offset in content.indices {
            let place = map.source(of: offset..<offset + 1)
            let values = message.source[place].compactMap { byte in
                let value = Base64Alphabet.values[Int(byte)]
                return value < 64 ? value : nil
            }
            // A byte takes 8 of the 12 bits of two characters: from bit 0, 4 or 2 of the first.
            #expect(values.count == 2)
            let bits = UInt16(values[0]) << 6 | UInt16(values[1])
            #expect([bits >> 4, bits >> 2, bits].contains { UInt8(truncatingIfNeeded: $0) == content[offset] })
        }
    }

    @Test func onlyTheFirstPlacesAreNoted() {
        let message = Message.leaf(
            "Content-Transfer-Encoding: base64", octets(String(repeating: "SGVsbG8sIHdvcmxkSGVsbG8sIHdvcmxk!", count: 200)))
        #expect(message.content(of: 0).defects.filter { $0.kind == .base64InvalidByte }.count == Limits.standard.placesPerDefect)
    }
}
