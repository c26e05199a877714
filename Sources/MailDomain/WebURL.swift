/// A URL as it stands in an `href`, read as tolerantly as browsers read it, with the places of its pieces.
///
/// Nothing is refused: what has no host or an unreadable one is a URL whose `host` is nil. Ranges are bytes of the text given to `init`.
public struct WebURL: Sendable {
    public enum Kind: Sendable, Hashable {
        /// Empty, or white space only.
        case empty
        /// `#…` only.
        case fragment
        /// With scheme and authority: `http`, `https`, `ftp` …
        case web
        /// `//host/…`: the scheme of the page, which mail has not.
        case protocolRelative
        /// A path or query without scheme.
        case relative
        case mailto
        case tel
        case sms
        case cid
        case data
        case javascript
        case file
        /// A placeholder of a template stands where the scheme or the host would be: `{{ url }}`.
        case placeholder
        /// Any other scheme.
        case other
    }

    public let kind: Kind
    /// Lower case; empty if there is none.
    public let scheme: String
    public let host: Host?
    public let port: Int?
    public let schemeRange: Range<Int>?
    /// User name and password, without the `@`.
    public let userinfoRange: Range<Int>?
    public let hostRange: Range<Int>?
    public let pathRange: Range<Int>
    /// Without the `?`.
    public let queryRange: Range<Int>?
    /// Without the `#`.
    public let fragmentRange: Range<Int>?
    /// Tabs, line breaks or backslashes that browsers drop or turn round.
    public let isIrregular: Bool

    public init(_ utf8: [UInt8]) {
        kind = .other
        scheme = ""
        host = nil
        port = nil
        schemeRange = nil
        userinfoRange = nil
        hostRange = nil
        pathRange = 0..<utf8.count
        queryRange = nil
        fragmentRange = nil
        isIrregular = false
    }

    public init(_ text: String) { self.init(Array(text.utf8)) }
}
