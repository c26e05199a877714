import MailBytes

/// spamd's side of one connection: bytes in, actions out, no input or output of its own. A connection carries one request.
///
/// After `close` nothing is read any more. Whoever owns the socket should then shut its sending side, and discard what still comes for a
/// moment before closing it: a reset for unread bytes could overtake the reply.
///
/// A session belongs to one connection and must not be copied while it inflates.
public struct SpamdSession {
    /// What is read of one request.
    public struct Limits: Sendable {
        /// A line before the message, with its line end.
        public var lineBytes = 8192
        /// Fields before the message, as in spamd.
        public var fields = 255
        /// A message, as it comes.
        public var bodyBytes = 50 * 1024 * 1024
        /// A message when it is inflated.
        public var inflatedBytes = 50 * 1024 * 1024
        /// Output for one byte of input from `freeInflatedBytes` on. Text deflates to a third, and zlib makes 1030 bytes of one at most.
        public var inflationRatio = 200
        /// A small message may say the same for ever.
        public var freeInflatedBytes = 1024 * 1024

        public init() {}
    }

    public enum Action: Sendable, Equatable {
        case send([UInt8])
        /// To be followed by `answer` or `fail`.
        case judge(SpamdRequest)
        case close
    }

    private enum State {
        case commandLine
        case fields(SpamdHead)
        case message(SpamdHead)
        case judging(SpamdCommand, SpamdVersion)
        case closed
    }

    private let limits: Limits
    private var state = State.commandLine
    /// The line that has begun.
    private var line: [UInt8] = []
    private var message: [UInt8] = []
    /// Bytes of the message that came, compressed or not.
    private var received = 0
    private var inflater: Inflater?

    public init(limits: Limits = Limits()) { self.limits = limits }

    /// Whether a request has been handed out and waits for its answer.
    public var isJudging: Bool { if case .judging = state { true } else { false } }

    public var isClosed: Bool { if case .closed = state { true } else { false } }

    // MARK: What happens

    public mutating func receive(_ bytes: [UInt8]) -> [Action] {
        bytes.withUnsafeBytes { receive($0) }
    }

    public mutating func receive(_ bytes: UnsafeRawBufferPointer) -> [Action] {
        var actions: [Action] = []
        var rest = bytes
        while !rest.isEmpty {
            switch state {
            case .commandLine, .fields:
                guard let end = endOfLine(&rest) else { continue }
                actions += end
            case .message(let head): actions += takeMessage(&rest, head)
            case .judging:
                actions += takeExcess(rest)
                return actions
            case .closed: return actions
            }
        }
        return actions
    }

    /// The client has shut its sending side, or is gone.
    public mutating func endOfInput() -> [Action] {
        switch state {
        case .commandLine: return fail(.protocolError, "(closed before headers)")
        case .fields(let head):
            return head.command.hasMessage ? fail(.protocolError, "(EOF during headers)") : answerWithoutMessage(head.command)
        case .message(let head):
            if let length = head.length { return fail(.protocolError, Self.mismatch(length, "got \(received) bytes")) }
            return judge(head)
        case .judging, .closed: return []
        }
    }

    /// What has come of the request. Nothing is said when the client has given up its right to an answer meanwhile.
    public mutating func answer(_ answer: SpamdAnswer) -> [Action] {
        guard case .judging(let command, let version) = state else { return [] }
        guard let reply = SpamdReply.answer(answer, to: command, version) else { return fail(.software, "no message to answer with") }
        return end(with: reply)
    }

    /// Ends the session with the reason why there is no verdict: out of time, going down, out of order.
    public mutating func fail(_ code: SpamdCode, _ why: String) -> [Action] {
        isClosed ? [] : end(with: SpamdReply.failure(code, why))
    }

    private mutating func end(with reply: [UInt8]) -> [Action] {
        state = .closed
        line = []
        message = []
        inflater = nil
        return reply.isEmpty ? [.close] : [.send(reply), .close]
    }

    // MARK: Lines

    /// Takes what belongs to the line that has begun; nil where it has no end yet.
    private mutating func endOfLine(_ rest: inout UnsafeRawBufferPointer) -> [Action]? {
        let bytes = rest.bindMemory(to: UInt8.self)
        let end = bytes.find(ASCII.lf, from: 0, to: bytes.count)
        let taken = min(end + 1, bytes.count)
        guard line.count + taken <= limits.lineBytes else { return fail(.protocolError, "(line too long)") }
        line.append(contentsOf: bytes[..<end])
        rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
        guard end < bytes.count else { return nil }
        if line.last == ASCII.cr { line.removeLast() }
        defer { line.removeAll(keepingCapacity: true) }
        do throws(SpamdHead.Refusal) {
            return try readLine()
        } catch {
            return fail(error.code, error.why)
        }
    }

    private mutating func readLine() throws(SpamdHead.Refusal) -> [Action] {
        guard case .fields(var head) = state else {
            let head = try SpamdHead(commandLine: line)
            if head.command.hasMessage {
                return head.version < .withFields ? beginMessage(head) : wait(.fields(head))
            }
            return head.command == .skip || head.version < .withEmptyLine ? answerWithoutMessage(head.command) : wait(.fields(head))
        }
        guard line.isEmpty else {
            try head.read(field: line, limits)
            return wait(.fields(head))
        }
        guard head.command.hasMessage else { return answerWithoutMessage(head.command) }
        try head.check()
        return beginMessage(head)
    }

    private mutating func wait(_ next: State) -> [Action] {
        state = next
        return []
    }

    private mutating func answerWithoutMessage(_ command: SpamdCommand) -> [Action] {
        end(with: command == .ping ? SpamdReply.pong : [])
    }

    // MARK: The message

    private mutating func beginMessage(_ head: SpamdHead) -> [Action] {
        state = .message(head)
        if head.isCompressed {
            inflater = Inflater(limits)
            if inflater == nil { return fail(.temporaryFailure, "out of memory") }
        }
        // No more than a little is set aside on a client's word.
        message.reserveCapacity(min(head.length ?? 0, 16 * 1024))
        return head.length == 0 ? finish(head) : []
    }

    private mutating func takeMessage(_ rest: inout UnsafeRawBufferPointer, _ head: SpamdHead) -> [Action] {
        let taken = min(rest.count, head.length.map { $0 - received } ?? rest.count)
        let bytes = UnsafeRawBufferPointer(rebasing: rest[..<taken])
        rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
        received += taken
        guard received <= limits.bodyBytes else { return fail(.tooBig, "at most \(limits.bodyBytes) bytes are read") }
        if let inflater {
            if let failure = inflater.inflate(bytes, to: &message) { return fail(failure) }
        } else {
            message.append(contentsOf: bytes)
        }
        return received == head.length ? finish(head) : []
    }

    private mutating func finish(_ head: SpamdHead) -> [Action] {
        if let inflater, !inflater.isFinished { return fail(.dataError, "zlib: failed to find end of zlib stream") }
        return judge(head)
    }

    private mutating func judge(_ head: SpamdHead) -> [Action] {
        let request = SpamdRequest(command: head.command, version: head.version, user: head.user, message: message)
        state = .judging(head.command, head.version)
        message = []
        inflater = nil
        return [.judge(request)]
    }

    private mutating func fail(_ failure: Inflater.Failure) -> [Action] {
        switch failure {
        case .damaged: fail(.dataError, "zlib: the stream is damaged")
        case .trailing: fail(.dataError, "zlib: bytes behind the end of the stream")
        case .tooBig: fail(.tooBig, "zlib: the message inflates to too much")
        }
    }

    /// What follows the message. Line ends are forgiven, since some clients close with one that they don't count; anything else says that
    /// the length was a lie, and what has been read is not the message.
    private mutating func takeExcess(_ bytes: UnsafeRawBufferPointer) -> [Action] {
        if bytes.allSatisfy({ $0 == ASCII.cr || $0 == ASCII.lf }) { return [] }
        return fail(.protocolError, Self.mismatch(received, "got more"))
    }

    private static func mismatch(_ length: Int, _ found: String) -> String {
        "(Content-Length mismatch: Expected \(length) bytes, \(found))"
    }
}
