public import MailHTML
public import MailMessage

/// A text part that a reader is shown.
public struct Body: Sendable {
    /// Index into `Message.parts`.
    public let part: Int
    public let text: DecodedText
    /// Present for HTML.
    public let document: Document?

    public var isHTML: Bool { document != nil }
}
