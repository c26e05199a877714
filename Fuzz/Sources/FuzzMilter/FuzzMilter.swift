import FuzzSupport
import MailGate

@main
enum Entry {
    static func main() { fuzz(fuzzMilter) }
}

/// Any bytes as what a mail server says, whole and in pieces. The first byte chooses the size of the pieces and whether the rest is taken
/// as it is, or as letters and payloads for which the lengths are made up, so that the deep states are reached.
func fuzzMilter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = fuzzInput(start, count)
    guard let choice = input.first else { return 0 }
    let stream = choice & 1 == 0 ? Array(input.dropFirst()) : frames(input.dropFirst())
    let whole = play(stream, pieces: max(stream.count, 1), choice)
    let inPieces = play(stream, pieces: 1 + Int(choice >> 3), choice)
    precondition(whole == inPieces, "what is said depends on the pieces")
    return 0
}

/// A letter, a length up to 255 and as many bytes, again and again, after an agreement upon all there is.
private func frames(_ input: ArraySlice<UInt8>) -> [UInt8] {
    let letters = Array("OCHDMRTLNBEAKUQ".utf8)
    var stream: [UInt8] = [0, 0, 0, 13] + Array("O".utf8) + [0, 0, 0, 6, 0, 0, 1, 0xFF, 0, 0x1F, 0xFF, 0xFF]
    var rest = input
    while let letter = rest.popFirst() {
        let payload = rest.dropFirst().prefix(Int(rest.first ?? 0))
        rest = rest.dropFirst(1 + payload.count)
        stream += [0, 0, UInt8((payload.count + 1) >> 8), UInt8(truncatingIfNeeded: payload.count + 1)]
        stream.append(letters[Int(letter) % letters.count])
        stream += payload
    }
    return stream
}

/// What a session does with a stream: the bytes that it sends, and the rest as text.
private struct Story: Equatable {
    var sent: [UInt8] = []
    var events: [String] = []
}

private func play(_ stream: [UInt8], pieces: Int, _ choice: UInt8) -> Story {
    var limits = MilterSession.Limits()
    limits.frameBytes = 4096
    limits.messageBytes = 4096
    limits.fields = 30
    limits.recipients = 10
    var session = MilterSession(limits: limits, onError: choice & 2 == 0 ? .accept : .tempfail)
    var story = Story()
    var last: MilterMessage?
    for start in stride(from: 0, to: stream.count, by: pieces) {
        tell(session.receive(stream[start..<min(start + pieces, stream.count)]), &story, &last, limits)
    }
    // The last message is ruled upon as it stands at the end: no stream can go on before it is.
    guard let message = last else { return story }
    tell(session.progress(), &story, &last, limits)
    let isJudging = session.isJudging
    let actions = choice & 4 == 0 ? session.rule(ruling(for: message, choice), for: message.number) : session.fail(for: message.number)
    precondition(isJudging != actions.isEmpty, "a ruling is answered when it is waited for, and only then")
    precondition(!session.isJudging, "nothing is judged after the ruling")
    tell(actions, &story, &last, limits)
    return story
}

private func tell(
    _ actions: [MilterSession.Action], _ story: inout Story, _ last: inout MilterMessage?, _ limits: MilterSession.Limits
) {
    for (position, action) in actions.enumerated() {
        switch action {
        case .send(let bytes):
            checkFrames(bytes)
            story.sent += bytes
        case .judge(let message):
            precondition(message.bytes.count <= limits.messageBytes + 2, "a message past the limit")
            precondition(message.envelope.recipients.count <= limits.recipients, "recipients past the limit")
            precondition(message.number > last?.number ?? 0, "numbers of messages do not rise")
            last = message
            story.events.append("judge \(message)")
        case .note(let fault): story.events.append("note \(fault)")
        case .close(let fault):
            precondition(position == actions.count - 1, "something follows the end")
            story.events.append("close \(fault?.description ?? "")")
        }
    }
}

/// A ruling that changes much: the message mended by taking a byte out and putting a field in.
private func ruling(for message: MilterMessage, _ choice: UInt8) -> Ruling {
    var mended = message.bytes
    if !mended.isEmpty { mended.remove(at: Int(choice) % mended.count) }
    mended = Array("X-New: 1\r\n".utf8) + mended
    let fields = [Ruling.Field("X-Spamlint-Score", "1"), Ruling.Field("X-Spamlint-Verdict", String(decoding: mended, as: UTF8.self))]
    let outcomes: [Ruling.Outcome] = [
        .accept, .quarantine("why"), .reject(MailReply(code: 550, status: "5.7.1", text: "100 %")),
        .tempfail(MailReply(code: 451, status: "4.7.1", text: "later")),
    ]
    return Ruling(outcomes[Int(choice >> 3) % 4], fields: fields, removedFields: ["x-*", "subject"], mended: mended)
}

private func checkFrames(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        precondition(length > 0 && length <= rest.count, "a frame that does not add up")
        precondition("Ocrtyspmhibq".utf8.contains(rest.first ?? 0), "an unknown reply")
        rest = rest.dropFirst(length)
    }
}
