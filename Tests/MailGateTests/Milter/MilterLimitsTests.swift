import Testing

@testable import MailGate

@Suite struct MilterLimitsTests {
    typealias Wire = MilterWire

    private static let small: MilterSession.Limits = {
        var limits = MilterSession.Limits()
        limits.frameBytes = 1000
        limits.messageBytes = 5000
        limits.fields = 50
        limits.recipients = 10
        limits.envelopeBytes = 500
        return limits
    }()

    private static let floods: [(what: String, bytes: [UInt8], kind: MilterFault.Kind)] = [
        ("fields", Array(repeatElement(Wire.frame("L", "A", ""), count: 51).joined()), .tooManyFields),
        (
            "bytes of fields", Array(repeatElement(Wire.frame("L", "A", String(repeating: "x", count: 900)), count: 6).joined()),
            .messageTooLarge
        ),
        (
            "body", Wire.frame("N") + Array(repeatElement(Wire.frame("B", Array(repeating: 0x61, count: 900)), count: 600).joined()),
            .messageTooLarge
        ),
        ("recipients", Array(repeatElement(Wire.frame("R", "<a@b.example>"), count: 11).joined()), .envelopeTooLarge),
        (
            "bytes of recipients",
            Array(repeatElement(Wire.frame("R", "<\(String(repeating: "x", count: 300))@b.example>"), count: 2).joined()), .envelopeTooLarge
        ),
    ]

    @Test(arguments: floods)
    func whatIsPastALimitIsNotJudged(flood: (what: String, bytes: [UInt8], kind: MilterFault.Kind)) {
        for (onError, letter) in [(MilterSession.OnError.accept, "c"), (.tempfail, "t")] {
            for (sender, isBounce) in [("<a@b.example>", false), ("<>", true)] {
                var session = MilterSession(limits: Self.small, onError: onError)
                _ = session.receive(Wire.negotiate())
                #expect(session.receive(Wire.frame("M", sender) + flood.bytes).isEmpty, "\(flood.what)")
                let actions = session.receive(Wire.frame("E"))
                #expect(actions.notes.map(\.kind) == [flood.kind], "\(flood.what)")
                #expect(actions.outline == "?" + (isBounce ? "c" : letter), "\(flood.what)")
                #expect(session.receive(Wire.frame("M", sender) + Wire.frame("N") + Wire.frame("E")).outline == "!", "the next is judged")
            }
        }
    }

    @Test func aServerThatWaitsIsToldToSkipTheRest() {
        var session = MilterSession(limits: Self.small, onError: .accept)
        _ = session.receive(Wire.negotiate(steps: 1 << 10))
        #expect(session.receive(Wire.frame("M", "<a@b.example>") + Wire.frame("N")).outline == "cc")
        let piece = Wire.frame("B", Array(repeating: 0x61, count: 900))
        #expect(session.receive(Array(repeatElement(piece, count: 7).joined())).outline == "cccccss")
        var unable = MilterSession(limits: Self.small, onError: .accept)
        _ = unable.receive(Wire.negotiate(steps: 0))
        #expect(unable.receive(Wire.frame("M", "<a@b.example>") + Wire.frame("N")).outline == "cc")
        #expect(unable.receive(Array(repeatElement(piece, count: 7).joined())).outline == "ccccccc")
    }

    @Test func whatReachesALimitIsJudged() {
        var session = MilterSession(limits: Self.small, onError: .accept)
        _ = session.receive(Wire.negotiate())
        let fields = Array(repeatElement(Wire.frame("L", "A", " b"), count: 50).joined())
        let pieces = Array(repeatElement(Wire.frame("B", Array(repeating: 0x61, count: 999)), count: 4).joined())
        let last = Wire.frame("B", Array(repeating: 0x61, count: 5000 - 50 * 6 - 2 - 4 * 999))
        let actions = session.receive(Wire.frame("M", "<a@b.example>") + fields + Wire.frame("N") + pieces + last + Wire.frame("E"))
        #expect(actions.messages.first?.bytes.count == 5000)
    }

    @Test func aFrameOfTheLimitIsReadAndALongerOneIsNot() {
        var session = MilterSession(limits: Self.small, onError: .accept)
        #expect(session.receive(Wire.negotiate() + Wire.frame("H", Array(repeating: 0x61, count: 999))).outline == "O")
        #expect(session.receive(Wire.frame("H", Array(repeating: 0x61, count: 1000))) == [.close(MilterFault(.frameTooLong, at: 0x48))])
    }

    @Test func failure() {
        for (onError, sender, letter) in [
            (MilterSession.OnError.accept, "<a@b.example>", "c"), (.tempfail, "<a@b.example>", "t"), (.tempfail, "<>", "c"),
        ] {
            var session = MilterSession(onError: onError)
            let message = session.receive(Wire.negotiate() + Wire.frame("M", sender) + Wire.frame("N") + Wire.frame("E")).messages.first
            #expect(message?.number == 1)
            #expect(session.fail(for: 1).outline == letter)
            #expect(session.fail(for: 1).isEmpty)
        }
    }

    @Test func largeMessagesTakeLinearTime() {
        var session = MilterSession(onError: .accept)
        _ = session.receive(Wire.negotiate() + Wire.frame("M", "<a@b.example>") + Wire.frame("N"))
        let piece = Wire.frame("B", Array(repeating: 0x61, count: 65_535))
        let time = ContinuousClock().measure {
            for _ in 0..<800 { #expect(session.receive(piece).isEmpty) }
            let actions = session.receive(Wire.frame("E"))
            #expect(actions.messages.first?.bytes.count == 800 * 65_535 + 2)
        }
        #expect(time < .seconds(20), "\(time)")
    }
}
