import TestSupport
import Testing

@testable import MailGate

/// A mended message comes out of the server as it was mended.
@Suite struct MilterMendingTests {
    typealias Wire = MilterWire

    private static let message = """
        Received: one\r
        Received: two\r
        From: Shop <news@shop.example>\r
        Subject: FREE!!!\r
        To: anna@mail.example\r
        Content-Type: text/plain;\r
        \tcharset=utf-8\r
        \r
        Hello\r
        there\r

        """

    /// What the server makes of the message, and the letters of what it was told.
    private func mend(_ original: String, _ mended: String, steps: UInt32 = 0x1F_FFFF, fields: [Ruling.Field] = [], removed: [String] = [])
        -> (text: String, letters: String)
    {
        var session = MilterSession(onError: .accept)
        _ = session.receive(Wire.negotiate(steps: steps))
        var server = PostfixModel(Array(original.utf8), steps: session.negotiation?.steps ?? [])
        let number = session.receive(Wire.frame("M", "<a@b.example>") + server.content()).messages.first?.number ?? 0
        let said = session.rule(Ruling(.accept, fields: fields, removedFields: removed, mended: Array(mended.utf8)), for: number)
        let letters = said.outline
        guard server.apply(said.sent) == .accepted else { return ("broken", letters) }
        return (String(decoding: server.bytes, as: UTF8.self), letters)
    }

    @Test(arguments: [
        ("a subject", "FREE!!!", "Offer", "mc"), ("a body", "there", "Anna", "bc"),
        ("both", "FREE!!!\r\nTo: anna", "Offer\r\nTo: ben", "mmc"),
        ("a fold", "text/plain;\r\n\tcharset", "text/plain; charset", "mc"), ("a new fold", "FREE!!!", "An\r\n offer\r\n\tfor you", "mc"),
        ("one field less", "Subject: FREE!!!\r\n", "", "mc"), ("the first of a name", "Received: one\r\n", "", "mc"),
        ("the second of a name", "Received: two\r\n", "", "mc"), ("all of a name", "Received: one\r\nReceived: two\r\n", "", "mmc"),
        ("a field at the end", "charset=utf-8\r\n", "charset=utf-8\r\nMIME-Version: 1.0\r\nX-Two: 2\r\n", "hhc"),
        ("a field at the top", "Received: one", "Date: today\r\nReceived: one", "ic"),
        ("a field in the middle", "Subject:", "Date: today\r\nX-Two: 2\r\nSubject:", "iic"),
        ("a field of a name that is there", "From:", "Received: three\r\nFrom:", "ic"),
        ("another order", "Subject: FREE!!!\r\nTo: anna@mail.example", "To: anna@mail.example\r\nSubject: FREE!!!", "mic"),
        ("a name in capitals", "Subject:", "SUBJECT:", "mc"), ("no value", "FREE!!!", "", "mc"),
        ("no body", "Hello\r\nthere\r\n", "", "bc"),
        ("no space", "Subject: FREE!!!", "Subject:FREE!!!", "mc"),
    ])
    func oneChange(what: String, find: String, replace: String, letters: String) {
        let mended = Self.message.replacing(find, with: replace)
        #expect(mended != Self.message)
        let found = mend(Self.message, mended)
        #expect(found.text == mended, "\(what)")
        #expect(found.letters == letters, "\(what)")
        // Where the space after the colon is the server's, all but its absence comes out.
        let spaced = mend(Self.message, mended, steps: 0x7F)
        if what == "no value" || what == "no space" { return }
        #expect(spaced.text == mended, "\(what), spaces left out")
    }

    @Test func oursComeAboveAndForgedOnesDoNotComeBack() {
        let original = "X-Spamlint-Score: 0\r\n" + Self.message
        let mended = original.replacing("FREE!!!", with: "Offer").replacing("To:", with: "X-Spamlint-New: 1\r\nTo:")
        let found = mend(original, mended, fields: [Ruling.Field("X-Spamlint-Score", "1")], removed: ["x-spamlint-*"])
        #expect(found.text == "X-Spamlint-Score: 1\r\n" + Self.message.replacing("FREE!!!", with: "Offer"))
    }

    @Test(arguments: [0, 1, 65_534, 65_535, 65_536, 131_070, 200_000])
    func bodiesOfAnySize(size: Int) {
        let header = "Subject: x\r\n\r\n"
        let body = String(repeating: "0123456789abcdef", count: size / 16) + String(repeating: "x", count: size % 16)
        let found = mend(header + "old", header + body)
        #expect(found.text == header + body)
        #expect(found.letters.count == max(1, (size + 65_534) / 65_535) + 1)
    }

    @Test func bareLineFeedsInAMendedHeaderAreLineEnds() {
        let found = mend("Subject: x\r\nTo: y\r\n\r\nbody\r\n", "Subject: x\nTo: z,\n w\n\nbody\r\n")
        #expect(found.text == "Subject: x\r\nTo: z,\r\n w\r\n\r\nbody\r\n")
        #expect(found.letters == "mc")
    }

    @Test(arguments: [
        "no header at all", "no colon\r\nSubject: x\r\n\r\n", " folded\r\nSubject: x\r\n\r\n", ": nameless\r\n\r\n",
        "A: \(String(repeating: "x", count: 70_000))\r\n\r\n",
    ])
    func whatCannotBeSaidIsNotDone(mended: String) {
        let original = "Subject: x\r\n\r\nbody\r\n"
        let found = mend(original, mended)
        #expect(found.text == original)
        #expect(found.letters == "?c")
    }

    @Test func fieldsThatHideOthersAreNotMended() {
        var session = MilterSession(onError: .accept)
        _ = session.receive(Wire.negotiate())
        let number =
            session.receive(
                Wire.frame("M", "<>") + Wire.frame("L", "A", " b\nX-Spamlint-Score: 0\n\nbody") + Wire.frame("N") + Wire.frame("E")
            ).messages.first?.number ?? 0
        let ruling = Ruling(.accept, removedFields: ["x-spamlint-*", "a"], mended: Array("A: c\r\n\r\n".utf8))
        #expect(session.rule(ruling, for: number).outline == "?mc")
    }

    @Test func anyHeaderBecomesAnyOther() {
        var random = SeededRandom(7)
        let names = ["Received", "received", "Subject", "To", "X-A", "X-B", "DKIM-Signature"]
        let values = [" one", " two", " three\r\n\tfolded", " ", " a: b"]
        for round in 0..<2000 {
            func header() -> String {
                (0..<Int.random(in: 0...12, using: &random)).map { _ in
                    "\(names.randomElement(using: &random) ?? ""):\(values.randomElement(using: &random) ?? "")\r\n"
                }.joined() + "\r\nbody \(Int.random(in: 0...1, using: &random))"
            }
            let original = header()
            let mended = header()
            let found = mend(original, mended)
            #expect(found.text == mended, "round \(round): \(original.debugDescription) to \(mended.debugDescription) by \(found.letters)")
        }
    }

    @Test func largeHeadersTakeLittleTime() {
        let fields = (0..<1500).map { "X-\($0 % 7): \($0)\r\n" }
        let time = ContinuousClock().measure {
            let mended = fields.reversed().joined() + "\r\n"
            #expect(mend(fields.joined() + "\r\n", mended).text == mended)
        }
        #expect(time < .seconds(60), "\(time)")
    }
}
