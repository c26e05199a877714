import MailBytes

/// A media type without its parameters (RFC 2045, section 5), lower-case.
public struct MediaType: Sendable, Hashable, CustomStringConvertible {
    /// The top-level type (RFC 2046).
    public enum Family: Sendable, Hashable {
        case text, image, audio, video, application, multipart, message, font, model, other
    }

    /// As in `text/html`.
    public let name: String
    public let family: Family

    public var description: String { name }
    public var isHTML: Bool { name == "text/html" }
    public var isPlainText: Bool { name == "text/plain" }
    public var isMultipart: Bool { family == .multipart }

    /// Whether the type means a whole message that can be read like one: `message/rfc822`, `message/global` (RFC 6532), `message/news`.
    public var isMessage: Bool { name == "message/rfc822" || name == "message/global" || name == "message/news" }

    public static let textPlain = MediaType(name: "text/plain", family: .text)
    public static let textHTML = MediaType(name: "text/html", family: .text)
    static let messageRFC822 = MediaType(name: "message/rfc822", family: .message)

    init(name: String, family: Family) {
        self.name = name
        self.family = family
    }

    /// `name` is taken as it is, in lower case.
    public init(_ name: String) {
        let lower = name.lowercased()
        self.init(name: lower, family: Self.family(of: lower.utf8.prefix { $0 != 0x2F }))
    }

    init(type: UnsafeBufferPointer<UInt8>, subtype: UnsafeBufferPointer<UInt8>) {
        if let known = Self.known(type, subtype) {
            self = known
            return
        }
        let family = Self.family(of: type)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(type.count + subtype.count + 1)
        for byte in type { bytes.append(byte.asciiLowercased) }
        bytes.append(0x2F)
        for byte in subtype { bytes.append(byte.asciiLowercased) }
        self.init(name: String(decoding: bytes, as: UTF8.self), family: family)
    }

    private static func family(of type: some Collection<UInt8>) -> Family {
        for (name, family) in families where type.equalsASCIICaseless(name) { return family }
        return .other
    }

    private static let families: [(StaticString, Family)] = [
        ("text", .text), ("multipart", .multipart), ("image", .image), ("application", .application), ("message", .message),
        ("audio", .audio), ("video", .video), ("font", .font), ("model", .model),
    ]

    /// The types that nearly all mail is made of, found without making a string.
    private static func known(_ type: UnsafeBufferPointer<UInt8>, _ subtype: UnsafeBufferPointer<UInt8>) -> MediaType? {
        switch type.count {
        case 4 where type.equalsASCIICaseless("text"):
            if subtype.equalsASCIICaseless("html") { return .textHTML }
            if subtype.equalsASCIICaseless("plain") { return .textPlain }
        case 9 where type.equalsASCIICaseless("multipart"):
            if subtype.equalsASCIICaseless("alternative") { return multipartAlternative }
            if subtype.equalsASCIICaseless("mixed") { return multipartMixed }
            if subtype.equalsASCIICaseless("related") { return multipartRelated }
        case 7 where type.equalsASCIICaseless("message"):
            if subtype.equalsASCIICaseless("rfc822") { return .messageRFC822 }
        default: break
        }
        return nil
    }

    private static let multipartAlternative = MediaType(name: "multipart/alternative", family: .multipart)
    private static let multipartMixed = MediaType(name: "multipart/mixed", family: .multipart)
    private static let multipartRelated = MediaType(name: "multipart/related", family: .multipart)
}
