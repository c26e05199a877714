import CZlib
import MailGate

/// A client that sends what it is given in pieces, and a judge that answers as it is told.
struct SpamdClient {
    var limits = SpamdSession.Limits()
    var answer = SpamdAnswer(isSpam: true, score: "6.1", threshold: "5.0", symbols: ["A_ONE", "B_TWO"], report: Array("Why\n".utf8))
    /// Whether the client shuts its side when everything is sent.
    var shuts = true

    struct Outcome: Equatable {
        var output = ""
        var isClosed = false
        var judged: SpamdRequest?
    }

    /// Sends `input` in pieces of `size` bytes. The judge is slow: it answers when nothing comes any more.
    func send(_ input: [UInt8], by size: Int) -> Outcome {
        var session = SpamdSession(limits: limits)
        var outcome = Outcome()
        func act(_ actions: [SpamdSession.Action]) {
            for action in actions {
                switch action {
                case .send(let bytes): outcome.output += String(decoding: bytes, as: UTF8.self)
                case .judge(let request): outcome.judged = request
                case .close: outcome.isClosed = true
                }
            }
        }
        var start = 0
        while start < input.count {
            let end = min(start + size, input.count)
            act(session.receive(Array(input[start..<end])))
            start = end
        }
        if shuts { act(session.endOfInput()) }
        guard let request = outcome.judged else { return outcome }
        var answer = answer
        if request.command.wantsMessage {
            let marks = SpamMarks(
                isSpam: answer.isSpam, score: answer.score, threshold: answer.threshold, tests: answer.symbols, version: "1.0")
            answer.message = MarkedMessage(request.message, marks: marks)
        }
        act(session.answer(answer))
        return outcome
    }

    /// What is said, and whether the connection ends, are the same however the bytes come.
    func reply(to input: [UInt8]) -> (output: String, isClosed: Bool) {
        let outcomes = [1, 2, 7, 4096, max(input.count, 1)].map { send(input, by: $0) }
        for outcome in outcomes where outcome.output != outcomes[0].output || outcome.isClosed != outcomes[0].isClosed {
            return ("It depends on the pieces: \(outcomes[0].output) or \(outcome.output)", false)
        }
        return (outcomes[0].output, outcomes[0].isClosed)
    }

    static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var count = compressBound(UInt(bytes.count))
        var out = [UInt8](repeating: 0, count: Int(count))
        compress(&out, &count, bytes, UInt(bytes.count))
        return Array(out.prefix(Int(count)))
    }
}
