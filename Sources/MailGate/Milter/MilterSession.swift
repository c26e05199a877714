/// One connection of a mail server to the gate: bytes in, actions out. It does no input or output itself, and is total: whatever arrives,
/// in pieces of any size, it answers, passes over or closes, in linear time and within `Limits`.
///
/// Versions 2 to 6 of the protocol. Messages are decided at their end; every command before it is let through.
///
/// Sources: `draft-adams-milter-protocol`; Postfix's `src/milter/milter8.c` and `src/cleanup/cleanup_milter.c` for what a server does.
public struct MilterSession {
    /// What was agreed; nil before.
    public private(set) var negotiation: MilterNegotiation?

    let limits: Limits
    let onError: OnError
    private var reader: MilterFrameReader
    private var macros = MilterMacros()
    private var client = Envelope()
    private var transaction: MilterTransaction?
    private var judged: MilterVerdict?
    private var count = 0
    private var isClosed = false

    public init(limits: Limits = Limits(), onError: OnError) {
        self.limits = limits
        self.onError = onError
        reader = MilterFrameReader(most: limits.frameBytes)
    }

    /// Whether a message is being judged, and the server waits for it.
    public var isJudging: Bool { judged != nil }

    /// Whether a message is in hand, from its sender to its ruling.
    public var isInMessage: Bool { transaction != nil || judged != nil }

    /// The server's name for the message that is in hand.
    public var queueID: String? { macros[.queueID] }

    public mutating func receive(_ bytes: some Collection<UInt8>) -> [Action] {
        let actions = bytes.withContiguousStorageIfAvailable { receive(UnsafeRawBufferPointer($0)) }
        return actions ?? Array(bytes).withUnsafeBytes { receive($0) }
    }

    public mutating func receive(_ bytes: UnsafeRawBufferPointer) -> [Action] {
        guard !isClosed else { return [] }
        var output = MilterOutput()
        reader.append(bytes)
        frames: while !isClosed {
            switch reader.next() {
            case .wait: break frames
            case .fault(let fault): close(fault, &output)
            case .frame(let letter, let payload):
                do throws(MilterFault) {
                    try obey(try MilterCommand(letter: letter, payload: payload), letter, &output)
                } catch {
                    close(error, &output)
                }
            }
        }
        reader.rest()
        return output.finished()
    }

    /// Says what becomes of the message with this number; passed over where it is not being judged any more.
    public mutating func rule(_ ruling: Ruling, for number: Int) -> [Action] {
        guard let verdict = take(number) else { return [] }
        var output = MilterOutput()
        verdict.write(ruling, &output)
        return output.finished()
    }

    /// Says that a message could not be judged, or not in time.
    public mutating func fail(for number: Int) -> [Action] {
        guard let verdict = take(number) else { return [] }
        var output = MilterOutput()
        verdict.writeError(&output)
        return output.finished()
    }

    /// Tells the server that its message is still being judged, so that it goes on waiting.
    public mutating func progress() -> [Action] {
        guard isJudging else { return [] }
        var output = MilterOutput()
        output.writer.write(.progress)
        return output.finished()
    }

    private mutating func take(_ number: Int) -> MilterVerdict? {
        guard !isClosed, let verdict = judged, verdict.number == number else { return nil }
        forgetMessage()
        return verdict
    }

    // MARK: Commands

    private mutating func obey(_ command: MilterCommand, _ letter: UInt8, _ output: inout MilterOutput) throws(MilterFault) {
        switch command {
        case .negotiate(let version, let actions, let steps): return try negotiate(version, actions, steps, &output)
        case .quit: return close(nil, &output)
        default: break
        }
        guard let negotiation else { throw MilterFault(.outOfOrder, at: letter) }
        switch command {
        case .macros(let stage, let payload): return macros.set(stage, payload)
        case .abort: return forgetMessage()
        case .nextClient: return forgetClient()
        default: break
        }
        guard judged == nil else { throw MilterFault(.outOfOrder, at: letter) }
        if case .endOfMessage(let last) = command {
            return try end(last, negotiation, &output)
        }
        let silence = try receive(command, letter, negotiation)
        guard !negotiation.steps.contains(silence) else { return }
        let wantsNoMore = silence == .silentBody && transaction?.excess != nil && negotiation.steps.contains(.skip)
        output.writer.write(wantsNoMore ? .skip : .proceed)
    }

    private mutating func negotiate(
        _ version: UInt32, _ actions: UInt32, _ steps: UInt32, _ output: inout MilterOutput
    ) throws(MilterFault) {
        let letter = MilterCommand.letters.negotiate
        guard negotiation == nil else { throw MilterFault(.outOfOrder, at: letter) }
        guard let agreed = MilterNegotiation(version: version, actions: actions, steps: steps) else {
            throw MilterFault(.unsupportedVersion, at: letter)
        }
        negotiation = agreed
        agreed.write(to: &output.writer)
    }

    /// Takes in a command before the end of a message, and returns the step under which no reply is due to it.
    private mutating func receive(
        _ command: MilterCommand, _ letter: UInt8, _ negotiation: MilterNegotiation
    ) throws(MilterFault) -> MilterSteps {
        let stage = transaction?.stage
        switch (command, stage) {
        case (.connect(let name, let address), nil):
            connect(name, address)
            return .silentConnect
        case (.helo(let name), nil), (.helo(let name), .envelope):
            client.helo = MilterText.string(name)
            return .silentHelo
        case (.unknown, nil), (.unknown, .envelope): return .silentUnknown
        case (.sender(let argument), nil), (.sender(let argument), .envelope):
            if stage != nil { macros.forgetMessage(exceptSender: true) }
            transaction = MilterTransaction(sender: argument, limits: limits)
            return .silentSender
        case (.recipient(let argument), .envelope):
            transaction?.add(recipient: argument)
            return .silentRecipient
        case (.data, .envelope): return .silentData
        case (.field(let name, let value), .envelope), (.field(let name, let value), .header):
            transaction?.add(name: name, value: value, leadingSpace: negotiation.steps.contains(.leadingSpace))
            return .silentFields
        case (.endOfHeader, .envelope), (.endOfHeader, .header):
            transaction?.endHeader()
            return .silentEndOfHeader
        case (.body(let piece), .some):
            transaction?.add(body: piece, at: letter)
            return .silentBody
        default: throw MilterFault(.outOfOrder, at: letter)
        }
    }

    private mutating func connect(_ name: ArraySlice<UInt8>, _ address: ArraySlice<UInt8>?) {
        client = Envelope()
        // A client without a name is called `unknown`, or by its address in brackets.
        let name = MilterText.string(name)
        client.clientName = name.isEmpty || name == "unknown" || name.hasPrefix("[") ? nil : name
        client.clientAddress = address.map(MilterText.string)
    }

    private mutating func end(_ last: ArraySlice<UInt8>, _ negotiation: MilterNegotiation, _ output: inout MilterOutput) throws(MilterFault)
    {
        let letter = MilterCommand.letters.endOfMessage
        guard var ended = transaction else { throw MilterFault(.outOfOrder, at: letter) }
        transaction = nil
        if !last.isEmpty { ended.add(body: last, at: letter) }
        count += 1
        let envelope = envelope(ended)
        let verdict = MilterVerdict(
            number: count, header: ended.header, isBounce: envelope.isBounce, negotiation: negotiation, onError: onError)
        if let excess = ended.excess {
            forgetMessage()
            output.add(.note(excess))
            verdict.writeError(&output)
        } else {
            judged = verdict
            output.add(.judge(MilterMessage(number: count, bytes: ended.header.bytes, envelope: envelope)))
        }
    }

    private func envelope(_ transaction: MilterTransaction) -> Envelope {
        var envelope = client
        envelope.sender = transaction.sender ?? macros[.sender]
        envelope.recipients = transaction.recipients
        envelope.clientName = client.clientName ?? macros[.clientName].flatMap { $0 == "unknown" ? nil : $0 }
        envelope.clientAddress = client.clientAddress ?? macros[.clientAddress]
        envelope.user = macros[.user]
        envelope.queueID = macros[.queueID]
        return envelope
    }

    private mutating func forgetMessage() {
        transaction = nil
        judged = nil
        macros.forgetMessage()
    }

    private mutating func forgetClient() {
        forgetMessage()
        macros.forgetAll()
        client = Envelope()
    }

    private mutating func close(_ fault: MilterFault?, _ output: inout MilterOutput) {
        forgetClient()
        isClosed = true
        output.add(.close(fault))
    }
}
