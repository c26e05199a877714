import MailBytes

/// The first line of a request and the fields behind it, read line by line.
struct SpamdHead {
    /// Why a request is not served.
    struct Refusal: Error, Equatable {
        let code: SpamdCode
        let why: String
    }

    let command: SpamdCommand
    let version: SpamdVersion
    private(set) var user: String?
    /// Bytes on the wire, compressed or not.
    private(set) var length: Int?
    private(set) var isCompressed = false
    private(set) var fieldCount = 0

    /// Reads `CHECK SPAMC/1.5`.
    init(commandLine line: some Collection<UInt8>) throws(Refusal) {
        let words = line.split(whereSeparator: \.isBlank)
        let unknown = Refusal(code: .protocolError, why: String(decoding: line.prefix(100), as: UTF8.self))
        guard words.count == 2, words[1].starts(with: "SPAMC/".utf8), let version = SpamdVersion(words[1].dropFirst(6)) else {
            throw unknown
        }
        if words[0].elementsEqual("TELL".utf8) { throw Refusal(code: .unavailable, why: "TELL commands are not served") }
        guard let command = SpamdCommand(rawValue: String(decoding: words[0], as: UTF8.self)) else { throw unknown }
        self.command = command
        self.version = version
    }

    /// Reads a field. Fields that nobody has heard of are passed over, as the protocol asks.
    mutating func read(field line: some Collection<UInt8>, _ limits: SpamdSession.Limits) throws(Refusal) {
        fieldCount += 1
        guard fieldCount <= limits.fields else { throw Refusal(code: .protocolError, why: "(too many headers)") }
        guard let colon = line.firstIndex(of: ASCII.colon) else {
            throw Refusal(code: .protocolError, why: "(header not in 'Name: value' format)")
        }
        let name = line[..<colon]
        let value = Self.trimmed(line[line.index(after: colon)...])
        if name.equalsASCIICaseless("content-length") {
            try read(length: value, limits)
        } else if name.equalsASCIICaseless("user") {
            guard value.allSatisfy({ $0 >= 0x20 }) else {
                throw Refusal(code: .protocolError, why: "(User header contains control chars)")
            }
            user = String(decoding: value, as: UTF8.self)
        } else if name.equalsASCIICaseless("compress") {
            guard value.equalsASCIICaseless("zlib") else {
                let type = String(decoding: value.prefix(40), as: UTF8.self)
                throw Refusal(code: .protocolError, why: "(compression type not supported: \(type))")
            }
            isCompressed = true
        }
    }

    /// What can only be told when all fields are there.
    func check() throws(Refusal) {
        if isCompressed, length == nil { throw Refusal(code: .unavailable, why: "Compress requires Content-length header") }
    }

    private mutating func read(length value: some Collection<UInt8>, _ limits: SpamdSession.Limits) throws(Refusal) {
        guard !value.isEmpty, value.allSatisfy(\.isASCIIDigit) else {
            throw Refusal(code: .protocolError, why: "(Content-Length contains non-numeric bytes)")
        }
        // What does not fit into an `Int` is past any limit.
        let number = Int(String(decoding: value, as: UTF8.self)) ?? .max
        guard length == nil || length == number else {
            throw Refusal(code: .protocolError, why: "(Content-Length given twice, with different values)")
        }
        guard number <= limits.bodyBytes else {
            throw Refusal(code: .tooBig, why: "at most \(limits.bodyBytes) bytes are read")
        }
        length = number
    }

    private static func trimmed<Bytes: Collection<UInt8>>(_ bytes: Bytes) -> [UInt8] {
        var value = Array(bytes.drop(while: \.isBlank))
        while value.last?.isBlank == true { value.removeLast() }
        return value
    }
}
