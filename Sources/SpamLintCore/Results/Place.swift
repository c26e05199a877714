/// Where something was seen, in the terms of whoever saw it; turned into bytes of the file when the report is made.
public enum Place: Sendable, Hashable {
    /// Bytes of `Message.source`.
    case source(Range<Int>)
    /// Bytes of a segment of the transcript.
    case segment(Int, Range<Int>)
    /// Bytes of the decoded text of a part: HTML source or plain text.
    case text(part: Int, Range<Int>)
    /// Bytes of the file, as its template languages have them.
    case file(Range<Int>)
    /// What is not there points at the end of the header.
    case absent
}
