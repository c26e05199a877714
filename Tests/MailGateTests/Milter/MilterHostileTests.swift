import TestSupport
import Testing

@testable import MailGate

/// Whatever arrives, in whatever pieces, is answered in the same way, and by frames that add up.
@Suite struct MilterHostileTests {
    typealias Wire = MilterWire

    /// Plays a stream and rules on what is to be judged, in turn in each way.
    private func play(_ bytes: [UInt8], pieces: Int) -> String {
        var limits = MilterSession.Limits()
        limits.frameBytes = 4096
        limits.messageBytes = 8192
        limits.fields = 20
        limits.recipients = 5
        var session = MilterSession(limits: limits, onError: .tempfail)
        var story = ""
        func tell(_ actions: [MilterSession.Action]) {
            for action in actions {
                story += [action].outline
                if case .judge(let message) = action { story += "\(message.bytes.count)/\(message.envelope.recipients.count)" }
                if case .note(let fault) = action { story += "(\(fault))" }
                if case .close(let fault?) = action { story += "[\(fault)]" }
            }
        }
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            tell(session.receive(bytes[start..<min(start + pieces, bytes.count)]))
        }
        if session.isJudging {
            let mended = Array("Subject: y\r\n\r\nother".utf8)
            tell(session.progress())
            tell(session.rule(Ruling(.accept, fields: [Ruling.Field("X-S", "1")], removedFields: ["x-*"], mended: mended), for: 1))
            tell(session.rule(Ruling(.quarantine("q"), mended: mended), for: 2))
            tell(session.fail(for: 3))
        }
        #expect(!story.contains("broken"))
        return story
    }

    @Test func randomStreams() {
        var random = SeededRandom(11)
        let frames: [[UInt8]] = [
            Wire.negotiate(), Wire.negotiate(2, steps: 0x7F), Wire.connect(), Wire.frame("H", "x"), Wire.frame("M", "<a@b.example>"),
            Wire.frame("M", "<>"),
            Wire.frame("R", "<a@b.example>"), Wire.macros("R", "i", "1"), Wire.frame("T"), Wire.frame("L", "Subject", " x"),
            Wire.frame("L", "X-S", " 0\n 1"), Wire.frame("N"), Wire.frame("B", Array(repeating: 0x61, count: 3000)), Wire.frame("E"),
            Wire.frame("E", [1]),
            Wire.frame("A"), Wire.frame("K"), Wire.frame("Q"), Wire.frame("U", "X"), Wire.frame("Z"), [0, 0, 0, 0],
            [0xFF, 0xFF, 0xFF, 0xFF],
        ]
        for round in 0..<1000 {
            var bytes = Wire.negotiate()
            for _ in 0..<Int.random(in: 1...25, using: &random) {
                // Mostly what fits, so that the deep states are reached.
                let index =
                    Int.random(in: 0...9, using: &random) < 8
                    ? Int.random(in: 2...17, using: &random) : Int.random(in: 0..<frames.count, using: &random)
                bytes += frames[index]
            }
            for _ in 0..<(Int.random(in: 0...3, using: &random) == 0 ? 3 : 0) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Int.random(in: 0...3, using: &random) == 0 { bytes.removeLast(Int.random(in: 0...min(20, bytes.count - 1), using: &random)) }
            let pieces = Int.random(in: 1...50, using: &random)
            #expect(play(bytes, pieces: bytes.count) == play(bytes, pieces: pieces), "round \(round)")
        }
    }

    @Test func anIdleConnectionKeepsLittle() {
        var reader = MilterFrameReader(most: 1 << 20)
        Wire.frame("B", Array(repeating: 0x61, count: 500_000)).withUnsafeBytes { reader.append($0) }
        while case .frame = reader.next() {}
        reader.rest()
        #expect(Mirror(reflecting: reader).children.compactMap { $0.value as? [UInt8] }.allSatisfy { $0.capacity <= 4096 })
    }
}
