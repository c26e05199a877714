import MailGate
import Testing

@Suite struct SpamdSessionTests {
    static let mail = "Subject: a\r\n\r\nbody\r\n"

    struct Transcript: Sendable, CustomTestStringConvertible {
        let request: String
        let reply: String
        var isSpam = true
        var testDescription: String { String(request.prefix(60)) }
    }

    static let transcripts = [
        Transcript(
            request: "CHECK SPAMC/1.5\r\nUser: news\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\n"),
        Transcript(
            request: "CHECK SPAMC/1.2\nCONTENT-LENGTH:20  \nX-Later: \u{1}\n\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\n"),
        Transcript(
            request: "CHECK SPAMC/1.2\r\n\r\n\(mail)", reply: "SPAMD/1.1 0 EX_OK\r\nSpam: False ; 6.1 / 5.0\r\n\r\n", isSpam: false),
        Transcript(request: "CHECK SPAMC/1.0\r\n\(mail)", reply: "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\n"),
        Transcript(
            request: "CHECK SPAMC/1.2\r\nContent-length: 0\r\n\r\n", reply: "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\n"),
        Transcript(
            request: "SYMBOLS SPAMC/1.3\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nContent-length: 11\r\nSpam: True ; 6.1 / 5.0\r\n\r\nA_ONE,B_TWO"),
        Transcript(
            request: "SYMBOLS SPAMC/1.2\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\nA_ONE,B_TWO\r\n"),
        Transcript(
            request: "REPORT SPAMC/1.5\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nContent-length: 4\r\nSpam: False ; 6.1 / 5.0\r\n\r\nWhy\n", isSpam: false),
        Transcript(
            request: "REPORT_IFSPAM SPAMC/1.5\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nContent-length: 4\r\nSpam: True ; 6.1 / 5.0\r\n\r\nWhy\n"),
        Transcript(
            request: "REPORT_IFSPAM SPAMC/1.5\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nContent-length: 0\r\nSpam: False ; 6.1 / 5.0\r\n\r\n", isSpam: false),
        Transcript(
            request: "PROCESS SPAMC/1.5\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nContent-length: 115\r\nSpam: False ; 6.1 / 5.0\r\n\r\n"
                + "X-Spam-Status: No, score=6.1 required=5.0 tests=A_ONE,B_TWO version=1.0\r\nX-Spam-Level: ******\r\n\(mail)",
            isSpam: false),
        Transcript(
            request: "PROCESS SPAMC/1.2\r\n\r\na: b\n\nc",
            reply: "SPAMD/1.1 0 EX_OK\r\nContent-length: 118\r\n\r\n"
                + "X-Spam-Flag: YES\nX-Spam-Status: Yes, score=6.1 required=5.0 tests=A_ONE,B_TWO version=1.0\nX-Spam-Level: ******\na: b\n\nc"
        ),
        Transcript(
            request: "PROCESS SPAMC/1.0\r\na: b\n\nc",
            reply: "SPAMD/1.0 0 EX_OK\r\n"
                + "X-Spam-Status: No, score=6.1 required=5.0 tests=A_ONE,B_TWO version=1.0\nX-Spam-Level: ******\na: b\n\nc", isSpam: false),
        Transcript(
            request: "HEADERS SPAMC/1.5\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "SPAMD/1.1 0 EX_OK\r\nContent-length: 109\r\nSpam: False ; 6.1 / 5.0\r\n\r\n"
                + "X-Spam-Status: No, score=6.1 required=5.0 tests=A_ONE,B_TWO version=1.0\r\nX-Spam-Level: ******\r\nSubject: a\r\n\r\n",
            isSpam: false),
        Transcript(request: "PING SPAMC/1.2\r\n", reply: "SPAMD/1.5 0 PONG\r\n"),
        Transcript(request: "PING SPAMC/1.5\r\n\r\n", reply: "SPAMD/1.5 0 PONG\r\n"),
        Transcript(request: "PING SPAMC/1.5\r\n", reply: "SPAMD/1.5 0 PONG\r\n"),
        Transcript(request: "SKIP SPAMC/1.2\r\n", reply: ""),
        Transcript(request: "SKIP SPAMC/1.5\r\n\r\n", reply: ""),
    ]

    static let refusals = [
        Transcript(request: "", reply: "76 Bad header line: (closed before headers)"),
        Transcript(request: "CHECK SPAMC/1.5", reply: "76 Bad header line: (closed before headers)"),
        Transcript(request: "\r\n", reply: "76 Bad header line: "),
        Transcript(request: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", reply: "76 Bad header line: GET / HTTP/1.1"),
        Transcript(request: "CHECK\r\n", reply: "76 Bad header line: CHECK"),
        Transcript(request: "check SPAMC/1.2\r\n\r\n", reply: "76 Bad header line: check SPAMC/1.2"),
        Transcript(request: "CHECK SPAMC/1.x\r\n\r\n", reply: "76 Bad header line: CHECK SPAMC/1.x"),
        Transcript(request: "CHECK SPAMC/\r\n\r\n", reply: "76 Bad header line: CHECK SPAMC/"),
        Transcript(request: "CHECK SPAMC/99999999999999999999\r\n\r\n", reply: "76 Bad header line: CHECK SPAMC/99999999999999999999"),
        Transcript(request: "\u{1B}[31m\u{0}é SPAMC/1.2\r\n", reply: "76 Bad header line: ?[31m??? SPAMC/1.2"),
        Transcript(
            request: "TELL SPAMC/1.5\r\nMessage-class: spam\r\nSet: local\r\nContent-length: 20\r\n\r\n\(mail)",
            reply: "69 Service Unavailable: TELL commands are not served"),
        Transcript(request: "CHECK SPAMC/1.5\r\n", reply: "76 Bad header line: (EOF during headers)"),
        Transcript(request: "CHECK SPAMC/1.5\r\nUser\r\n\r\n", reply: "76 Bad header line: (header not in 'Name: value' format)"),
        Transcript(request: "CHECK SPAMC/1.5\r\nUser: a\u{7}b\r\n\r\n", reply: "76 Bad header line: (User header contains control chars)"),
        Transcript(
            request: "CHECK SPAMC/1.5\r\nCompress: gzip\r\n\r\n", reply: "76 Bad header line: (compression type not supported: gzip)"),
        Transcript(
            request: "CHECK SPAMC/1.5\r\nCompress: zlib\r\n\r\n", reply: "69 Service Unavailable: Compress requires Content-length header"),
        // Lengths that lie.
        Transcript(
            request: "CHECK SPAMC/1.5\r\nContent-length: 21\r\n\r\n\(mail)",
            reply: "76 Bad header line: (Content-Length mismatch: Expected 21 bytes, got 20 bytes)"),
        Transcript(
            request: "CHECK SPAMC/1.5\r\nContent-length: 10\r\n\r\n\(mail)",
            reply: "76 Bad header line: (Content-Length mismatch: Expected 10 bytes, got more)"),
        Transcript(
            request: "CHECK SPAMC/1.5\r\nContent-length: -1\r\n\r\n\(mail)",
            reply: "76 Bad header line: (Content-Length contains non-numeric bytes)"),
        Transcript(
            request: "CHECK SPAMC/1.5\r\nContent-length: \r\n\r\n\(mail)",
            reply: "76 Bad header line: (Content-Length contains non-numeric bytes)"),
        Transcript(
            request: "CHECK SPAMC/1.5\r\nContent-length: 20\r\nContent-length: 21\r\n\r\n\(mail)",
            reply: "76 Bad header line: (Content-Length given twice, with different values)"),
        Transcript(request: "CHECK SPAMC/1.5\r\nContent-length: 4294967296\r\n\r\n", reply: "98 Too big: at most 52428800 bytes are read"),
        Transcript(
            request: "CHECK SPAMC/1.5\r\nContent-length: 999999999999999999999999999999\r\n\r\n",
            reply: "98 Too big: at most 52428800 bytes are read"),
    ]

    @Test(arguments: transcripts) func answersAsSpamdDoes(_ transcript: Transcript) {
        var client = SpamdClient()
        client.answer.isSpam = transcript.isSpam
        let reply = client.reply(to: Array(transcript.request.utf8))
        #expect(reply.output == transcript.reply)
        #expect(reply.isClosed)
    }

    @Test(arguments: refusals) func refusesInOneLine(_ transcript: Transcript) {
        let reply = SpamdClient().reply(to: Array(transcript.request.utf8))
        #expect(reply.output == "SPAMD/1.0 \(transcript.reply)\r\n")
        #expect(reply.isClosed)
    }

    @Test func aClientThatGivesALengthNeedNotShut() {
        let client = SpamdClient(shuts: false)
        let request = "CHECK SPAMC/1.5\r\nUser: a b\r\nContent-length: 20\r\nContent-length: 20\r\n\r\n\(Self.mail)"
        let outcome = client.send(Array(request.utf8), by: 3)
        #expect(outcome.isClosed)
        #expect(outcome.judged?.user == "a b")
        #expect(outcome.judged?.version == SpamdVersion(tenths: 15))
        #expect(outcome.judged.map { String(decoding: $0.message, as: UTF8.self) } == Self.mail)
        // One that gives none must.
        #expect(client.send(Array("CHECK SPAMC/1.5\r\n\r\n\(Self.mail)".utf8), by: 3) == SpamdClient.Outcome())
    }

    @Test func lineEndsBehindTheMessageAreForgiven() {
        let reply = SpamdClient().reply(to: Array("CHECK SPAMC/1.5\r\nContent-length: 18\r\n\r\n\(Self.mail)\r\n".utf8))
        #expect(reply.output == "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\n")
    }

    @Test func nothingIsSaidTwice() {
        var session = SpamdSession()
        let answer = SpamdAnswer(isSpam: false, score: "0.0", threshold: "5.0")
        #expect(session.answer(answer).isEmpty)
        #expect(session.receive(Array("CHECK SPAMC/1.5\r\nContent-length: 1\r\n\r\na".utf8)).count == 1)
        #expect(session.isJudging && !session.isClosed)
        #expect(session.endOfInput().isEmpty)
        #expect(
            session.fail(.temporaryFailure, "going\r\ndown") == [
                .send(Array("SPAMD/1.0 75 Temporary failure: going??down\r\n".utf8)), .close,
            ])
        #expect(session.isClosed && !session.isJudging)
        #expect(session.answer(answer).isEmpty)
        #expect(session.fail(.software, "").isEmpty)
        #expect(session.receive(Array("CHECK SPAMC/1.5\r\n".utf8)).isEmpty)
        #expect(session.endOfInput().isEmpty)
    }

    @Test(arguments: ["PROCESS", "HEADERS"]) func noMessageIsEverAnsweredWithNone(_ command: String) {
        var session = SpamdSession()
        #expect(session.receive(Array("\(command) SPAMC/1.5\r\nContent-length: 1\r\n\r\na".utf8)).count == 1)
        let actions = session.answer(SpamdAnswer(isSpam: false, score: "0.0", threshold: "5.0"))
        #expect(actions == [.send(Array("SPAMD/1.0 70 Internal error: no message to answer with\r\n".utf8)), .close])
    }

    // MARK: Too much

    @Test func floodsEnd() {
        let client = SpamdClient()
        func floods(_ start: String, _ piece: String, _ count: Int, _ reply: String) {
            let input = Array(start.utf8) + [[UInt8]](repeating: Array(piece.utf8), count: count).joined()
            for size in [1, 1000, input.count] { #expect(client.send(input, by: size).output == "SPAMD/1.0 \(reply)\r\n") }
        }
        floods("", "A", 10_000, "76 Bad header line: (line too long)")
        floods("CHECK SPAMC/1.5\r\nX: ", "y", 10_000, "76 Bad header line: (line too long)")
        floods("CHECK SPAMC/1.5\r\n", "X: y\r\n", 300, "76 Bad header line: (too many headers)")
        floods("PING SPAMC/1.5\r\n", "X: y\r\n", 300, "76 Bad header line: (too many headers)")
    }

    @Test func aMessageWithoutLengthHasALimitToo() {
        var client = SpamdClient()
        client.limits.bodyBytes = 1000
        let head = Array("CHECK SPAMC/1.5\r\n\r\n".utf8)
        let most = head + [UInt8](repeating: 0x61, count: 1000)
        #expect(client.reply(to: most).output == "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 6.1 / 5.0\r\n\r\n")
        #expect(client.reply(to: most + [0x61]).output == "SPAMD/1.0 98 Too big: at most 1000 bytes are read\r\n")
    }

    @Test(.timeLimit(.minutes(15))) func aByteAtATimeIsLinear() {
        let body = [UInt8](repeating: 0x61, count: 1_000_000)
        let outcome = SpamdClient().send(Array("CHECK SPAMC/1.5\r\nContent-length: 1000000\r\n\r\n".utf8) + body, by: 1)
        #expect(outcome.judged?.message.count == 1_000_000)
    }
}
