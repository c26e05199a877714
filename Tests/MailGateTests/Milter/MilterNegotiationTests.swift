import Testing

@testable import MailGate

@Suite struct MilterNegotiationTests {
    private func answer(_ version: UInt32, _ actions: UInt32, _ steps: UInt32) -> [UInt32] {
        var session = MilterSession(onError: .accept)
        let frames = MilterWire.read(session.receive(MilterWire.negotiate(version, actions: actions, steps: steps)).sent) ?? []
        guard let frame = frames.first, frame.letter == "O", frames.count == 1 else { return [] }
        return stride(from: 0, to: 12, by: 4).map { start in frame.payload[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    }

    @Test(
        arguments: [
            // What Postfix offers in each version, and more than there is.
            (6, 0x1FF, 0x1F_FFFF, 6, 0x133, 0x1F_F780), (6, 0x3F, 0x7F, 6, 0x33, 0), (4, 0x3F, 0x3FF, 4, 0x33, 0x380),
            (3, 0x3F, 0x1FF, 3, 0x33, 0x180), (2, 0x3F, 0x7F, 2, 0x33, 0), (2, 0x1F, 0xFF, 2, 0x13, 0x80), (6, 0, 0, 6, 0, 0),
            (7, 0xFFFF_FFFF, 0xFFFF_FFFF, 6, 0x133, 0x1F_F780), (0xFFFF_FFFF, 1, 1 << 28, 6, 1, 0),
        ] as [(UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)])
    func onlyWhatIsOffered(offer: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)) {
        #expect(answer(offer.0, offer.1, offer.2) == [offer.3, offer.4, offer.5])
    }

    @Test func macrosAreChosenInTheSixthVersionAlone() {
        var sixth = MilterSession(onError: .accept)
        let chosen = sixth.receive(MilterWire.negotiate()).sent
        let text = String(decoding: chosen.dropFirst(17), as: UTF8.self)
        #expect(
            text.split(separator: "\0").filter { $0.count > 1 } == [
                "{client_addr} {client_name} {daemon_name}", "\u{2}i {auth_authen} {mail_addr}", "\u{3}i", "\u{4}i", "\u{5}i {auth_authen}",
                "\u{6}i",
            ])
        var fourth = MilterSession(onError: .accept)
        #expect(fourth.receive(MilterWire.negotiate(4)).sent.count == 17)
        var without = MilterSession(onError: .accept)
        #expect(without.receive(MilterWire.negotiate(6, actions: 0x3F)).sent.count == 17)
    }

    @Test(arguments: [
        (MilterWire.negotiate(1), MilterFault(.unsupportedVersion, at: 0x4F)),
        (MilterWire.negotiate(0), MilterFault(.unsupportedVersion, at: 0x4F)),
        (MilterWire.frame("O", [0, 0, 0, 6]), MilterFault(.malformed, at: 0x4F)),
        (MilterWire.negotiate() + MilterWire.negotiate(), MilterFault(.outOfOrder, at: 0x4F)),
        (MilterWire.connect(), MilterFault(.outOfOrder, at: 0x43)),
        (MilterWire.macros("C", "j", "x"), MilterFault(.outOfOrder, at: 0x44)),
    ])
    func refusals(bytes: [UInt8], fault: MilterFault) {
        var session = MilterSession(onError: .accept)
        let actions = session.receive(bytes)
        #expect(actions.last == .close(fault))
        #expect(session.receive(MilterWire.negotiate()) == [], "Nothing follows the end")
    }
}
