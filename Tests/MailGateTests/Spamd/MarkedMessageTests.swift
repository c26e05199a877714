import MailGate
import Testing

@Suite struct MarkedMessageTests {
    static let marks = SpamMarks(isSpam: false, score: "-0.1", threshold: "5.0", tests: [], version: "1.0")
    static let status = "X-Spam-Status: No, score=-0.1 required=5.0 tests=none version=1.0"

    static func marked(_ message: String, _ marks: SpamMarks = marks) -> String {
        String(decoding: MarkedMessage(Array(message.utf8), marks: marks).bytes, as: UTF8.self)
    }

    /// Before, and after; `@` stands for the field of status.
    static let cases =
        [
            ("a: b\n\nc", "@\na: b\n\nc"),
            ("a: b\r\n\r\nc\n", "@\r\na: b\r\n\r\nc\n"),
            ("", "@\n"),
            ("\nbody", "@\n\nbody"),
            ("no header", "@\nno header"),
            ("no header\nX-Spam-Flag: NO\n", "@\nno header\nX-Spam-Flag: NO\n"),
            ("X-Spam-Flag: NO", "@\n"),
            ("X-Spam-Flag: NO\n\nX-Spam-Flag: NO\n", "@\n\nX-Spam-Flag: NO\n"),
            ("a: b\nx-SPAM-status : No,\n\tscore=0\n \nc: d\n\ne", "@\na: b\nc: d\n\ne"),
            ("X-Spamlint-Verdict: pass\r\nX-Spamlint-\r\n Odd\r\na: b\r\n\r\n", "@\r\nX-Spamlint-\r\n Odd\r\na: b\r\n\r\n"),
            ("X-Spammer: b\nX-Spam: c\nX-Spamlinter: d\n\n", "@\nX-Spammer: b\nX-Spam: c\nX-Spamlinter: d\n\n"),
            ("a: b\njunk\nX-Spam-Flag: NO\n\nc", "@\na: b\njunk\n\nc"),
            ("From me Sat Nov 28\na: b\n\nc", "From me Sat Nov 28\n@\na: b\n\nc"),
            ("From me", "From me@\n"),
        ] as [(String, String)]

    @Test(arguments: cases) func putsItsOwnAtTheTopAndTakesOthersOff(before: String, after: String) {
        let parts = after.split(separator: "@", omittingEmptySubsequences: false)
        #expect(Self.marked(before) == parts.joined(separator: Self.status))
    }

    @Test func longFieldsAreFolded() {
        var marks = SpamMarks(
            isSpam: true, score: "73.2", threshold: "5.0", tests: (1...9).map { "SPAMLINT_RULE_\($0)" }, version: "1.0",
            fields: [Ruling.Field("X-Spamlint-Verdict", "fail"), Ruling.Field("X-Spamlint-\r\nOdd:", "免\r\n费\u{0}x\r\n\r\ny")])
        #expect(
            Self.marked("a: b\n\n", marks) == """
                X-Spam-Flag: YES
                X-Spam-Status: Yes, score=73.2 required=5.0 tests=SPAMLINT_RULE_1,
                \tSPAMLINT_RULE_2,SPAMLINT_RULE_3,SPAMLINT_RULE_4,SPAMLINT_RULE_5,
                \tSPAMLINT_RULE_6,SPAMLINT_RULE_7,SPAMLINT_RULE_8,SPAMLINT_RULE_9 version=1.0
                X-Spam-Level: \(String(repeating: "*", count: 50))
                X-Spamlint-Verdict: fail
                X-Spamlint-Odd: ??? ??? x y
                a: b


                """)
        // spamc has room for 16 kB more than it sent.
        marks.tests = (1...9999).map { "SPAMLINT_RULE_\($0)" }
        marks.fields = (1...99).map { Ruling.Field("X-Spamlint-\($0)", String(repeating: "x", count: 9999)) }
        let long = MarkedMessage([], marks: marks).bytes
        #expect(long.count < 16 * 1024)
        #expect(long.split(separator: 0x0A).allSatisfy { $0.count < 998 })
    }

    /// spamc puts the body that it has behind the header that it gets; together they must be the marked message.
    @Test func theHeaderAloneFitsTheBodyThatTheClientHas() {
        let pieces = ["\n", "\r\n", "\r", "a: b", "X-Spam-Flag: NO", "x", " ", "\n\n", "\r\n\r\n"]
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let message = Array(text.utf8)
            let marked = MarkedMessage(message, marks: Self.marks)
            guard let body = Self.bodyAsSpamcFindsIt(message) else {
                #expect(marked.headerCount == marked.bytes.count)
                continue
            }
            #expect(marked.bytes.prefix(marked.headerCount) + message[body...] == marked.bytes[...], "\(text.debugDescription)")
        }
    }

    private static func bodyAsSpamcFindsIt(_ message: [UInt8]) -> Int? {
        for start in message.indices {
            if message[start...].starts(with: "\r\n\r\n".utf8) { return start + 4 }
            if message[start...].starts(with: "\n\n".utf8) { return start + 2 }
        }
        return nil
    }
}
