import MailDomain
import Testing

@Suite struct PunycodeTests {
    /// RFC 3492, 7.1, and common names.
    static let table: [(String, String)] = [
        ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
        ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
        ("なぜみんな日本語を話してくれないのか", "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
        ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
        ("bücher", "xn--bcher-kva"),
        ("münchen-ost", "xn--mnchen-ost-9db"),
        ("中国", "xn--fiqs8s"),
        ("☃", "xn--n3h"),
    ]

    @Test(arguments: table) func bothWays(_ row: (String, String)) {
        #expect(Punycode.encode(label: row.0.unicodeScalars) == row.1)
        #expect(Punycode.decode(aLabel: row.1).map { String(String.UnicodeScalarView($0)) } == row.0)
    }

    @Test(arguments: ["", "xn--", "xn---", "xn--\u{E9}", "abc", "xn--a!", "xn--zzzzzzzzzzzzzzzzzzzzzzzzzzzz", "xn--99999999999", "xn--ab-"])
    func refuses(_ label: String) {
        #expect(Punycode.decode(aLabel: label) == nil)
    }

    @Test func leavesASCII() {
        #expect(Punycode.encode(label: "plain".unicodeScalars) == "plain")
    }
}
