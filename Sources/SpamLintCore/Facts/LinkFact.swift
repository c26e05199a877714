public import MailBytes
public import MailDomain
public import MailHTML

/// A link with its target read as a browser would.
public struct LinkFact: Sendable {
    /// Index into `Facts.bodies`.
    public let body: Int
    /// As the document has it; nil for an address that stands in plain text.
    public let link: Link?
    public let url: WebURL
    /// The target as written, decoded, in UTF-8.
    public let target: [UInt8]
    /// From `target` to the part's decoded text.
    public let map: SourceMap?
    /// Where the target is written; the tag where it is empty.
    public let place: Place
}
