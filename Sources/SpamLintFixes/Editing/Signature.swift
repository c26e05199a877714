import MailBytes
import MailMessage

/// How a message is signed, which any change would break.
enum Signature: Sendable {
    case none
    /// By its sender's server: `DKIM-Signature` or one of its kin, to be made anew when the message is sent again.
    case server
    /// By a person: multipart/signed, S/MIME or OpenPGP. Only that person can sign again.
    case person

    init(of message: Message) {
        if message.parts.contains(where: Self.isSigned) || Self.isClearSigned(message) {
            self = .person
        } else {
            self = message.fields.contains { Self.isSignature($0.name) } ? .server : .none
        }
    }

    func allowsMending(removing: Bool) -> Bool {
        switch self {
        case .none: true
        case .server: removing
        case .person: false
        }
    }

    private static func isSigned(_ part: Part) -> Bool {
        switch part.mediaType.name {
        case "multipart/signed", "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted":
            true
        default: false
        }
    }

    /// OpenPGP's armour in the text itself (RFC 9580, section 7).
    private static func isClearSigned(_ message: Message) -> Bool {
        let mark = Array("-----BEGIN PGP ".utf8)
        return message.parts.contains { part in
            guard part.isText else { return false }
            let start = message.source[part.body].drop { $0.isASCIIWhitespace }.prefix(mark.count)
            return start.elementsEqual(mark)
        }
    }

    /// What says that a server signed it.
    static func isSignature(_ name: FieldName) -> Bool {
        switch name {
        case .dkimSignature, .domainKeySignature, .arcSeal, .arcMessageSignature, .arcAuthenticationResults: true
        default: false
        }
    }

    /// What goes with a signature: results that speak of it, too.
    static func belongsToSignature(_ name: FieldName) -> Bool { isSignature(name) || name == .authenticationResults }
}
