/// What the sender wants done with a part (RFC 2183).
public enum Disposition: String, Sendable, Hashable {
    case inline
    case attachment
    /// A word that RFC 2183 doesn't know, to be treated like `attachment` (section 2.8).
    case other
}
