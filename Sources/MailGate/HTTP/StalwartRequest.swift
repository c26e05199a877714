/// What Stalwart's MTA hooks send: `crates/smtp/src/inbound/hooks` of its sources, <https://stalw.art/docs/api/mta-hooks/request>.
///
/// Fields come as pairs, their values as they stand behind the colon. Bytes that are no UTF-8 have been replaced on the way.
public struct StalwartRequest: Decodable {
    public struct Context: Decodable {
        public let stage: String
        public let client: Client?
        public let sasl: SASL?
        public let queue: Queue?
    }

    public struct Client: Decodable {
        public let ip: String?
        public let ptr: String?
        /// What the sources call it.
        public let helo: String?
        /// What the documents call it.
        public let ehlo: String?
    }

    public struct SASL: Decodable { public let login: String? }
    public struct Queue: Decodable { public let id: String? }
    public struct Address: Decodable { public let address: String }

    public struct SentEnvelope: Decodable {
        public let from: Address?
        public let to: [Address]?
    }

    public struct SentMessage: Decodable {
        public let headers: [[String]]
        public let contents: String
    }

    public let context: Context
    public let envelope: SentEnvelope?
    /// Nil at every stage before `data`.
    public let message: SentMessage?

    /// - Throws: What the body lacks.
    public init(_ body: [UInt8]) throws(RequestShapeError) {
        self = try RequestJSON.read(Self.self, body)
        if message?.headers.contains(where: { $0.count != 2 }) == true {
            throw RequestShapeError(reason: "'message.headers' has what is no pair")
        }
    }

    /// The fields of the header: name, and value as it stands behind the colon.
    public var fields: [(name: String, value: String)] { message?.headers.map { ($0[0], $0[1]) } ?? [] }

    /// The message as it was put together from its pieces; nil where there is none to judge.
    public var messageBytes: [UInt8]? {
        guard let message else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.contents.utf8.count + 4096)
        for field in fields {
            bytes += field.name.utf8
            // A line that is no field comes whole, as a name without a value.
            if field.value.isEmpty, field.name.utf8.last == 0x0A { continue }
            bytes.append(0x3A)
            if let first = field.value.utf8.first, first != 0x20, first != 0x09, first != 0x0D, first != 0x0A { bytes.append(0x20) }
            bytes += field.value.utf8
            if field.value.utf8.last != 0x0A { bytes += [0x0D, 0x0A] }
        }
        return bytes + [0x0D, 0x0A] + message.contents.utf8
    }

    /// Whether bytes have been replaced: what is made of such a message must not take its place.
    public var isLossy: Bool {
        guard let message else { return false }
        let hasLost = { (text: String) in text.unicodeScalars.contains("\u{FFFD}") }
        return hasLost(message.contents) || message.headers.joined().contains(where: hasLost)
    }

    public var gateEnvelope: Envelope {
        var told = Envelope()
        told.sender = envelope?.from?.address
        told.recipients = envelope?.to?.map(\.address) ?? []
        told.clientAddress = context.client?.ip
        told.clientName = context.client?.ptr
        told.helo = context.client?.helo ?? context.client?.ehlo
        told.user = context.sasl?.login
        told.queueID = context.queue?.id
        return told
    }
}
