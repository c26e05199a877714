/// A URL as it stands in an `href`, read as tolerantly as browsers read it, with the places of its pieces.
///
/// Nothing is refused: what has no host or an unreadable one is a URL whose `host` is nil. Ranges are bytes of the text given to `init`.
/// White space round it, and tabs and line breaks inside, count for nothing; backslashes count as slashes in `http` and its like (the
/// URL standard's basic parser).
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
        /// `javascript:` or `vbscript:`.
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
    /// What follows the scheme, or the authority where there is one, up to `?` or `#`.
    public let pathRange: Range<Int>
    /// Without the `?`.
    public let queryRange: Range<Int>?
    /// Without the `#`.
    public let fragmentRange: Range<Int>?
    /// Tabs, line breaks or backslashes that browsers drop or turn round, or a wrong number of slashes.
    public let isIrregular: Bool

    public init(_ utf8: [UInt8]) {
        var parser = WebURLParser(utf8)
        parser.parse()
        kind = parser.kind
        scheme = parser.scheme
        host = parser.host
        port = parser.port
        schemeRange = parser.schemeRange.map(parser.original)
        userinfoRange = parser.userinfo.map(parser.original)
        hostRange = parser.hostRange.map(parser.original)
        pathRange = parser.original(parser.path)
        queryRange = parser.query.map(parser.original)
        fragmentRange = parser.fragment.map(parser.original)
        isIrregular = parser.isIrregular
    }
}
