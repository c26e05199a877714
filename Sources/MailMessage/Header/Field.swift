/// One header field (RFC 5322, section 2.2): where its name and body lie. What the body means is read on demand by `Message`.
///
/// Offsets are bytes of the message's `source`. Small on purpose: a header may hold a hundred thousand.
public struct Field: Sendable, Equatable {
    /// The name, if it is one that this program knows; `.other` else, with the bytes at `nameRange`.
    public let name: FieldName

    let start: Int32
    let nameEnd: Int32
    let bodyStart: Int32
    let bodyEnd: Int32

    /// The name as it stands, without the colon and without white space before it.
    public var nameRange: Range<Int> { Int(start)..<Int(nameEnd) }

    /// The body as it stands, folding included, without white space round it.
    public var bodyRange: Range<Int> { Int(bodyStart)..<Int(bodyEnd) }

    /// Name and body.
    public var range: Range<Int> { Int(start)..<Int(bodyEnd) }

    /// Whether there is nothing in the body but white space.
    public var isEmpty: Bool { bodyStart == bodyEnd }
}
