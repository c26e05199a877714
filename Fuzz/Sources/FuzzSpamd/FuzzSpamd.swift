import FuzzSupport
import MailGate

@main
enum Entry {
    static func main() { fuzz(fuzzSpamd) }
}

/// Any bytes as what a client of spamd says, whole and in pieces. The first byte chooses the size of the pieces, and what is answered.
func fuzzSpamd(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = fuzzInput(start, count)
    guard let choice = input.first else { return 0 }
    let stream = Array(input.dropFirst())
    let whole = play(stream, pieces: max(stream.count, 1), choice)
    let inPieces = play(stream, pieces: 1 + Int(choice >> 2), choice)
    // What follows a message may come after its verdict, or before it and undo it.
    precondition(whole.request == inPieces.request, "what is judged depends on the pieces")
    precondition(whole.sent == inPieces.sent, "what is said depends on the pieces")
    return 0
}

private struct Story {
    var sent: [UInt8] = []
    var request: SpamdRequest?
    var isClosed = false
}

private func play(_ stream: [UInt8], pieces: Int, _ choice: UInt8) -> Story {
    var limits = SpamdSession.Limits()
    limits.bodyBytes = 4096
    limits.inflatedBytes = 16_384
    limits.freeInflatedBytes = 4096
    limits.fields = 20
    limits.lineBytes = 200
    var session = SpamdSession(limits: limits)
    var story = Story()
    for start in stride(from: 0, to: stream.count, by: pieces) {
        tell(session.receive(Array(stream[start..<min(start + pieces, stream.count)])), &story, limits)
    }
    tell(session.endOfInput(), &story, limits)
    if session.isJudging, let request = story.request {
        tell(choice & 1 == 0 ? session.answer(answer(to: request)) : session.fail(.timeout, "why\r\nnot"), &story, limits)
    }
    precondition(session.isClosed && !session.isJudging, "a request that has ended stays open")
    precondition(session.receive(stream).isEmpty && session.endOfInput().isEmpty, "something follows the end")
    return story
}

private func tell(_ actions: [SpamdSession.Action], _ story: inout Story, _ limits: SpamdSession.Limits) {
    for action in actions {
        precondition(!story.isClosed, "something follows the end")
        switch action {
        case .send(let bytes): story.sent += bytes
        case .judge(let request):
            precondition(story.request == nil, "a second request")
            precondition(request.message.count <= max(limits.bodyBytes, limits.inflatedBytes), "a message past the limit")
            story.request = request
        case .close: story.isClosed = true
        }
    }
}

private func answer(to request: SpamdRequest) -> SpamdAnswer {
    let marks = SpamMarks(
        isSpam: true, score: "7.5", threshold: "5.0", tests: ["ONE", "TWO"], version: "1", fields: [.init("X-Spamlint-Verdict", "fail")])
    let marked = MarkedMessage(request.message, marks: marks)
    precondition(marked.headerCount <= marked.bytes.count, "a header that is longer than the message")
    return SpamdAnswer(
        isSpam: true, score: "7.5", threshold: "5.0", symbols: ["ONE", "TWO"], report: Array("report".utf8), message: marked)
}
