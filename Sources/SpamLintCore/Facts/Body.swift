public import MailHTML
public import MailMessage
import Synchronization

/// A text part that a reader is shown. A class because nearly every check looks at bodies, and a copy would be of dozens of arrays.
public final class Body: Sendable {
    /// Index into `Message.parts`.
    public let part: Int
    public let text: DecodedText
    /// Present for HTML.
    public let document: Document?

    private let cache = Mutex<TrigramSet?>(nil)

    init(part: Int, text: DecodedText, document: Document?) {
        self.part = part
        self.text = text
        self.document = document
    }

    /// What stands in the decoded text; made when an expression first asks.
    var trigrams: TrigramSet {
        cache.withLock { cache in
            let trigrams = cache ?? text.withUTF8 { TrigramSet(of: $0) }
            cache = trigrams
            return trigrams
        }
    }

    public var isHTML: Bool { document != nil }
}
