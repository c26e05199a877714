public import MailBytes
public import MailMessage

/// A stretch of text that is searched as one: a subject, a display name, the visible text of a part. No match crosses its ends.
public final class Segment: Sendable {
    /// Where its bytes come from, and so how a place in it finds the way back to the file.
    public enum Origin: Sendable {
        /// A header field, or a parameter of one; the map leads to `Message.source`.
        case field(TextMap)
        /// The decoded text of a plain part; the segment's offsets less `base` are the text's.
        case plain(part: Int, base: Int)
        /// Something made from the HTML of a part; the map leads to the part's decoded text.
        case html(part: Int, SourceMap)
    }

    public let scope: Scope
    /// Holds the text at `range`; often much more than the segment, so that nothing need be copied.
    public let bytes: [UInt8]
    public let range: Range<Int>
    public let origin: Origin
    /// Ranges that are the text of links, in order.
    public let linkText: [Range<Int>]
    public let survey: ByteSurvey

    public init(scope: Scope, bytes: [UInt8], range: Range<Int>? = nil, origin: Origin, linkText: [Range<Int>] = []) {
        self.scope = scope
        self.bytes = bytes
        self.range = range ?? 0..<bytes.count
        self.origin = origin
        self.linkText = linkText
        survey = ByteSurvey(of: bytes, in: self.range)
    }

    /// Whether `range` lies in the text of a link.
    func isLinkText(_ range: Range<Int>) -> Bool {
        let next = linkText.indices.partitioningIndex { linkText[$0].lowerBound > range.lowerBound }
        return next > 0 && linkText[next - 1].upperBound >= range.upperBound
    }
}

extension [Segment] {
    /// Characters of the segments in a set of scopes.
    func characters(in scopes: Scopes) -> Int {
        reduce(0) { $0 + (scopes.contains(Scopes($1.scope)) ? $1.survey.characters : 0) }
    }
}
