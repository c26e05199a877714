/// How the bytes of a body were made fit for the wire (RFC 2045, section 6).
public enum TransferEncoding: String, Sendable, Hashable {
    case sevenBit = "7bit"
    case eightBit = "8bit"
    case binary
    case base64
    case quotedPrintable = "quoted-printable"
    /// Not a standard encoding: left as the text that it is.
    case uuencode
    /// A name that nobody knows; the body is read as it stands.
    case unknown

    /// Whether the body has to be decoded to be read.
    public var isEncoded: Bool { self == .base64 || self == .quotedPrintable }
}
