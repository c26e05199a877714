/// A message that is arriving.
struct MilterTransaction {
    enum Stage {
        case envelope, header, body
    }

    private(set) var stage = Stage.envelope
    private(set) var header = MilterHeader()
    private(set) var sender: String?
    private(set) var recipients: [String] = []
    /// The limit that has been passed. Nothing is kept from there on.
    private(set) var excess: MilterFault?

    private let limits: MilterSession.Limits
    private var envelopeBytes = 0

    init(sender: ArraySlice<UInt8>?, limits: MilterSession.Limits) {
        self.limits = limits
        self.sender = sender.map(MilterText.address)
    }

    mutating func add(recipient: ArraySlice<UInt8>?) {
        guard let recipient, excess == nil else { return }
        let address = MilterText.address(recipient)
        envelopeBytes += address.utf8.count
        guard recipients.count < limits.recipients, envelopeBytes <= limits.envelopeBytes else {
            return exceed(.envelopeTooLarge, at: MilterCommand.letters.recipient)
        }
        recipients.append(address)
    }

    mutating func add(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>, leadingSpace: Bool) {
        stage = .header
        guard excess == nil else { return }
        guard header.fields.count < limits.fields else { return exceed(.tooManyFields, at: MilterCommand.letters.field) }
        header.append(name: name, value: value, leadingSpace: leadingSpace)
        checkSize(at: MilterCommand.letters.field)
    }

    mutating func endHeader() {
        stage = .body
        guard excess == nil else { return }
        header.endHeader()
    }

    mutating func add(body: ArraySlice<UInt8>, at command: UInt8) {
        if stage != .body { endHeader() }
        guard excess == nil else { return }
        guard header.bytes.count + body.count <= limits.messageBytes else { return exceed(.messageTooLarge, at: command) }
        header.append(body: body)
    }

    private mutating func checkSize(at command: UInt8) {
        if header.bytes.count > limits.messageBytes { exceed(.messageTooLarge, at: command) }
    }

    private mutating func exceed(_ kind: MilterFault.Kind, at command: UInt8) {
        excess = MilterFault(kind, at: command)
        header = MilterHeader()
        recipients = []
    }
}
