import MailGate
import Testing

@Suite struct SpamdCompressionTests {
    static func request(_ body: [UInt8], length: Int? = nil) -> [UInt8] {
        Array("CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: \(length ?? body.count)\r\n\r\n".utf8) + body
    }

    static let mail = Array("Subject: a\r\n\r\n".utf8) + (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    static let verdict = "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\n"

    @Test(arguments: [1, 100, 1 << 20]) func isUndone(by size: Int) {
        let outcome = SpamdClient().send(Self.request(SpamdClient.zlib(Self.mail)), by: size)
        #expect(outcome.judged?.message == Self.mail)
        #expect(outcome.output == Self.verdict)
    }

    @Test func everyTruncationIsAnswered() {
        let whole = SpamdClient.zlib(Array("Subject: a\r\n\r\nbody body body body\r\n".utf8))
        for count in 0..<whole.count {
            let reply = SpamdClient().reply(to: Self.request(Array(whole.prefix(count))))
            #expect(reply.output == "SPAMD/1.0 65 Bad data: zlib: failed to find end of zlib stream\r\n")
            #expect(reply.isClosed)
            let early = SpamdClient().reply(to: Self.request(Array(whole.prefix(count)), length: whole.count))
            #expect(early.output.hasPrefix("SPAMD/1.0 76 Bad header line: (Content-Length mismatch"))
        }
    }

    @Test func damageIsAnswered() {
        let whole = SpamdClient.zlib(Self.mail.dropLast(90_000).map { $0 })
        for place in stride(from: 0, to: whole.count, by: 97) {
            var damaged = whole
            damaged[place] ^= 0x55
            let outcome = SpamdClient().send(Self.request(damaged), by: 1000)
            #expect(outcome.output.hasPrefix("SPAMD/1.0 65 Bad data: zlib: "), "byte \(place): \(outcome.output)")
        }
        #expect(SpamdClient().reply(to: Self.request(Array("Subject: a".utf8))).output.hasPrefix("SPAMD/1.0 65 Bad data: zlib: "))
    }

    @Test func nothingMayFollowTheStream() {
        let body = SpamdClient.zlib(Array("Subject: a\r\n\r\n".utf8)) + [0x61]
        #expect(SpamdClient().reply(to: Self.request(body)).output == "SPAMD/1.0 65 Bad data: zlib: bytes behind the end of the stream\r\n")
    }

    @Test func bombsAreRefusedBeforeTheyGoOff() {
        let bomb = SpamdClient.zlib([UInt8](repeating: 0x61, count: 20_000_000))
        #expect(bomb.count < 25_000)
        let refusal = "SPAMD/1.0 98 Too big: zlib: the message inflates to too much\r\n"
        for size in [1, 512, bomb.count + 100] { #expect(SpamdClient().send(Self.request(bomb), by: size).output == refusal) }
        // What inflates to little may be monotonous.
        let small = SpamdClient.zlib([UInt8](repeating: 0x61, count: 1_000_000))
        #expect(SpamdClient().send(Self.request(small), by: 512).output == Self.verdict)
        // The limit in all holds whatever the ratio.
        var client = SpamdClient()
        client.limits.inflatedBytes = Self.mail.count - 1
        #expect(client.send(Self.request(SpamdClient.zlib(Self.mail)), by: 512).output == refusal)
        client.limits.inflatedBytes += 1
        #expect(client.send(Self.request(SpamdClient.zlib(Self.mail)), by: 512).output == Self.verdict)
    }
}
