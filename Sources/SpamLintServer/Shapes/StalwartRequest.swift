import MailGate

/// What Stalwart's MTA hooks send: `crates/smtp/src/inbound/hooks` of its sources, <https://stalw.art/docs/api/mta-hooks/request>.
///
/// Fields come as pairs, their values as they stand behind the colon. Bytes that are no UTF-8 have been replaced on the way.
struct StalwartRequest: Decodable {
    struct Context: Decodable {
        let stage: String
        let client: Client?
        let sasl: SASL?
        let queue: Queue?
    }

    struct Client: Decodable {
        let ip: String?
        let ptr: String?
        /// What the sources call it.
        let helo: String?
        /// What the documents call it.
        let ehlo: String?
    }

    struct SASL: Decodable { let login: String? }
    struct Queue: Decodable { let id: String? }
    struct Address: Decodable { let address: String }

    struct SentEnvelope: Decodable {
        let from: Address?
        let to: [Address]?
    }

    struct SentMessage: Decodable {
        let headers: [[String]]
        let contents: String
    }

    let context: Context
    let envelope: SentEnvelope?
    /// Nil at every stage before `data`.
    let message: SentMessage?

    init(_ body: [UInt8]) throws(RequestShapeError) {
        self = try RequestJSON.read(Self.self, body)
        if message?.headers.contains(where: { $0.count != 2 }) == true {
            throw RequestShapeError(reason: "'message.headers' has what is no pair")
        }
    }

    /// The fields of the header: name, and value as it stands behind the colon.
    var fields: [(name: String, value: String)] { message?.headers.map { ($0[0], $0[1]) } ?? [] }

    /// The message as it was put together from its pieces; nil where there is none to judge.
    var messageBytes: [UInt8]? {
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
    var isLossy: Bool {
        guard let message else { return false }
        let hasLost = { (text: String) in text.unicodeScalars.contains("\u{FFFD}") }
        return hasLost(message.contents) || message.headers.joined().contains(where: hasLost)
    }

    var gateEnvelope: Envelope {
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
