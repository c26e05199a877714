/// One entity of a message: a multipart, a message inside the message, or a leaf with content.
///
/// Offsets are bytes of the message's `source`.
public struct Part: Sendable {
    public enum Kind: Sendable, Hashable {
        /// Its children follow it in `Message.parts`.
        case multipart
        /// Has one child: the root entity of the message that it holds.
        case message
        case leaf
    }

    public let path: PartPath

    /// The index of the entity that holds this one; nil for the root.
    public let parent: Int?

    /// Entities round this one.
    public let depth: Int

    public internal(set) var kind: Kind
    public let fields: [Field]

    /// The header, with the line end of its last line and without the empty line.
    public let header: Range<Int>

    /// What follows the header, still transfer-encoded, without the line end that belongs to the boundary.
    public internal(set) var body: Range<Int>

    /// What `Content-Type` says, or nil if there is none that makes sense.
    public let declaredType: MediaType?

    /// What the body is read as: the declared type, or what RFC 2045, section 5.2, or RFC 2046, section 5.1.5, sets in its place.
    public internal(set) var mediaType: MediaType

    /// Where the `charset` parameter stands; nil if there is none.
    public let charsetLabel: Range<Int>?

    public internal(set) var transferEncoding: TransferEncoding

    /// What `Content-Disposition` says, or nil.
    public let disposition: Disposition?

    /// Whether the body is text for a reader, by its media type.
    public var isText: Bool { kind == .leaf && mediaType.family == .text }

    /// Whether the sender means it to be kept as a file.
    public var isAttachment: Bool { disposition == .attachment || disposition == .other }

    /// The first field of that name.
    public func first(_ name: FieldName) -> Field? {
        fields.first { $0.name == name }
    }
}
