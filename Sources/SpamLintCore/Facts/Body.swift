public import MailHTML
public import MailMessage

/// A text part that a reader is shown. A class because nearly every check looks at bodies, and a copy would be of dozens of arrays.
public final class Body: Sendable {
    /// Index into `Message.parts`.
    public let part: Int
    public let text: DecodedText
    /// Present for HTML.
    public let document: Document?

    init(part: Int, text: DecodedText, document: Document?) {
        self.part = part
        self.text = text
        self.document = document
    }

    public var isHTML: Bool { document != nil }
}
