import Testing

@testable import MailMessage

@Suite struct HeaderTextTests {
    typealias Case = DecodingCase

    /// RFC 2047, section 8: what the words of the first column, in parentheses there, are displayed as.
    static let standard: [Case] = [
        Case("2047-8-1", "=?ISO-8859-1?Q?a?=", "a"),
        Case("2047-8-2", "=?ISO-8859-1?Q?a?= b", "a b"),
        Case("2047-8-3", "=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
        Case("2047-8-4", "=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", "ab"),
        Case("2047-8-5", "=?ISO-8859-1?Q?a?=\n    =?ISO-8859-1?Q?b?=", "ab"),
        Case("2047-8-6", "=?ISO-8859-1?Q?a_b?=", "a b"),
        Case("2047-8-7", "=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"),
        Case("2231-5", "=?US-ASCII*EN?Q?Keith_Moore?=", "Keith Moore"),
    ]

    static let sound: [Case] = [
        Case("plain", "Hello there", "Hello there"),
        Case("folded", "Hello\n there", "Hello there"),
        Case("folded, CRLF and tab", "Hello\r\n\tthere", "Hello\tthere"),
        Case("B", "=?utf-8?B?5L2g5aW9?=", "你好"),
        Case("Q", "=?utf-8?Q?caf=C3=A9?=", "café"),
        Case("lower case", "=?UTF-8?q?caf=c3=a9?=", "café"),
        Case("empty", "=?utf-8?Q??=", ""),
        Case("text before and behind", "Re: =?utf-8?B?5L2g5aW9?= (2)", "Re: 你好 (2)"),
        Case("B and Q in a row", "=?utf-8?B?5L2g?= =?utf-8?Q?=E5=A5=BD?=", "你好"),
        Case("charsets in a row", "=?gb2312?B?xOM=?= =?utf-8?B?5aW9?=", "你好"),
        Case("GB 2312", "=?gb2312?B?xOO6ww==?=", "你好"),
        Case("Big5", "=?big5?B?p0GmbkE=?=", "你好A"),
        Case("ISO-2022-JP", "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        Case("ISO-2022-JP in two words", "=?iso-2022-jp?B?GyRCRnwbKEI=?= =?iso-2022-jp?B?GyRCS1wbKEI=?=", "日本"),
        Case("HZ", "=?hz-gb-2312?Q?=7E=7BDc:C=7E=7D?=", "你好"),
        Case("a quoted underscore", "=?utf-8?Q?a=5Fb?=", "a_b"),
        Case("question marks in Q", "=?utf-8?Q?a=3F=3D?=", "a?="),
        Case("a question that is none", "Really =? yes ?= no", "Really =? yes ?= no"),
        Case("not an encoding", "=?utf-8?X?a?=", "=?utf-8?X?a?=", ["encoded-word-malformed"]),
        Case("white space kept where text follows", "=?utf-8?Q?a?=  b", "a  b"),
        Case("white space inside text", "a  b", "a  b"),
    ]

    static let damaged: [Case] = [
        Case("a character split", "=?utf-8?B?5L0=?= =?utf-8?B?oOWlvQ==?=", "你好", ["encoded-word-split-character"]),
        Case("a character split, B and Q", "=?utf-8?Q?=E4=BD?= =?utf-8?B?oA==?=", "你", ["encoded-word-split-character"]),
        Case("a character split, GB 2312", "=?gb2312?Q?=C4=E3=BA?=\n =?gb2312?Q?=C3?=", "你好", ["encoded-word-split-character"]),
        Case("a character cut", "=?utf-8?Q?=E4=BD?= x", "\u{FFFD}\u{FFFD} x", ["charset-malformed", "charset-malformed"]),
        Case("spaces inside", "=?utf-8?Q?Hello there?=", "Hello there", ["encoded-word-space-inside"]),
        Case("spaces inside B", "=?utf-8?B?5L2g 5aW9?=", "你好", ["encoded-word-space-inside"]),
        Case("folded inside", "=?utf-8?B?5L2g\n 5aW9?=", "你好", ["encoded-word-space-inside"]),
        Case("raw inside", "=?utf-8?Q?café?=", "café", ["encoded-word-raw-8bit"]),
        Case("raw beside", "=?utf-8?B?5L2g?= 好", "你 好"),
        Case("raw UTF-8", "你好", "你好"),
        Case("no space before", "Re:=?utf-8?B?5L2g?=", "Re:你", ["encoded-word-not-separated"]),
        Case("no space behind", "=?utf-8?B?5L2g?=!", "你!", ["encoded-word-not-separated"]),
        Case("no space between", "=?utf-8?B?5L2g?==?utf-8?B?5aW9?=", "你好", ["encoded-word-not-separated"]),
        Case("never ended", "=?utf-8?B?5L2g", "=?utf-8?B?5L2g", ["encoded-word-malformed"]),
        Case("never ended, another behind", "=?utf-8?B?5L2g =?utf-8?B?5aW9?=", "=?utf-8?B?5L2g 好", ["encoded-word-malformed"]),
        Case("padding missing", "=?utf-8?B?5L2g5Q?=", "你\u{FFFD}", ["base64-padding-missing", "charset-malformed"]),
        Case("a stray byte in B", "=?utf-8?B?5L2g!5aW9?=", "你好", ["base64-invalid-byte"]),
        Case("a sign that means nothing in Q", "=?utf-8?Q?a=ZZ?=", "a=ZZ", ["encoded-word-malformed"]),
        Case("unknown charset", "=?xyzzy?B?5L2g?=", "你", ["charset-unknown"]),
        Case("unknown-8bit", "=?unknown-8bit?Q?caf=E9?=", "café", ["charset-unknown"]),
        Case("UTF-8 that is GB 2312", "=?utf-8?B?xOO6w8rAvec=?=", "你好世界", ["charset-lies"]),
        Case("GB 2312 that is UTF-8", "=?gb2312?B?5L2g5aW9?=", "你好", ["charset-lies"]),
        Case("Latin 1 that is UTF-8", "=?iso-8859-1?Q?caf=C3=A9?=", "café", ["charset-lies"]),
        Case("ASCII that isn't", "=?us-ascii?Q?caf=E9?=", "café", ["charset-lies"]),
        Case("a short word of GB 2312 that could be UTF-8", "=?gb2312?B?z7XNs82o1qo=?=", "系统通知"),
        Case(
            "too long", "=?utf-8?Q?\(String(repeating: "a", count: 70))?=", String(repeating: "a", count: 70), ["encoded-word-too-long"]),
    ]

    @Test(arguments: standard + sound + damaged) func reads(_ item: Case) throws {
        let subject = try #require(Message.field(item.encoded).subject)
        #expect(subject.string == item.decoded)
        #expect(subject.defects.kinds.sorted() == item.defects.sorted())
        #expect(subject.map.count == subject.utf8.count)
    }

    /// Each character's place, read again as a field of its own with the words' marks round it, is the character.
    @Test(arguments: standard + sound + damaged) func leadsBack(_ item: Case) throws {
        let message = Message.field(item.encoded)
        let field = try #require(message.first(.subject))
        let subject = message.unstructured(field)
        var offset = 0
        for character in subject.string.unicodeScalars {
            let size = String(character).utf8.count
            let place = subject.map.source(of: offset..<offset + size)
            offset += size
            #expect(field.bodyRange.lowerBound <= place.lowerBound && place.upperBound <= field.bodyRange.upperBound)
            #expect(!place.isEmpty)
            let source = message.slice(place)
            if character.isASCII, source.utf8.count == 1 { #expect(source == String(character) || source == "_") }
            guard let use = subject.encodedWords.first(where: { $0.range.contains(place.lowerBound) }) else { continue }
            #expect(place.lowerBound > use.label.upperBound)
        }
        #expect(offset == subject.utf8.count)
    }

    @Test func usesAreTold() throws {
        let message = Message.field("=?utf-8*en?Q?Hi?= =?gb2312?B?xOM=?=")
        let uses = try #require(message.subject).encodedWords
        #expect(uses.map { message.slice($0.range) } == ["=?utf-8*en?Q?Hi?=", "=?gb2312?B?xOM=?="])
        #expect(uses.map { message.slice($0.label) } == ["utf-8", "gb2312"])
        #expect(uses.map(\.isNeedless) == [true, false])
        #expect(uses.map(\.isBase64) == [false, true])
        #expect(uses.map(\.charset?.name) == ["utf-8", "gb18030"])
    }

    @Test func rawBytesTakeTheCharsetOfTheBody() {
        let raw = hex("C4 E3 BA C3")
        let labelled = Message(parsing: octets("Subject: ") + raw + octets("\nContent-Type: text/plain; charset=gb2312\n\nx\n"))
        #expect(labelled.subject?.string == "你好")
        #expect(labelled.subject?.hasRaw8Bit == true)
        #expect(labelled.kinds == ["header-raw-8bit"])
        let korean = Message(parsing: octets("Subject: ") + hex("B0 A1") + octets("\nContent-Type: text/plain; charset=euc-kr\n\nx\n"))
        #expect(korean.subject?.string == "가")
        let western = Message(parsing: octets("Subject: caf") + [0xE9] + octets("\n\nx\n"))
        #expect(western.subject?.string == "café")
    }

    @Test func placesInGB2312AreExact() throws {
        let message = Message.field("a =?gb2312?Q?=C4=E3x=BA=C3?=")
        let subject = try #require(message.subject)
        #expect(subject.string == "a 你x好")
        #expect(message.slice(subject.map.source(of: 2..<5)) == "=C4=E3")
        #expect(message.slice(subject.map.source(of: 5..<6)) == "x")
        #expect(message.slice(subject.map.source(of: 6..<9)) == "=BA=C3")
        #expect(message.slice(subject.map.source(of: 0..<9)) == "a =?gb2312?Q?=C4=E3x=BA=C3")
    }
}
