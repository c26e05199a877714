public import MailBytes
public import MailDomain
public import MailHTML

/// A link with its target read as a browser would. A class because dozens of checks walk over all links.
public final class LinkFact: Sendable {
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

    init(body: Int, link: Link?, url: WebURL, target: [UInt8], map: SourceMap?, place: Place) {
        self.body = body
        self.link = link
        self.url = url
        self.target = target
        self.map = map
        self.place = place
    }
}
