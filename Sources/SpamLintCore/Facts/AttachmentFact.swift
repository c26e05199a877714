/// A part that a reader gets as a file.
public struct AttachmentFact: Sendable {
    /// Index into `Message.parts`.
    public let part: Int
    /// Its name; nil where it has none.
    public let file: NamedFile?
    /// Bytes as sent, transfer encoding included.
    public let encodedSize: Int
    /// Bytes as kept, estimated from the transfer encoding.
    public let size: Int
}
