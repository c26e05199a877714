/// The places of a message in which text is looked for.
public enum Scope: String, Sendable, CaseIterable {
    case subject
    /// Display names of `From`.
    case sender
    case preheader
    /// What a reader sees of the body, HTML and plain.
    case text
    /// Text in the body that a reader does not see.
    case hidden
    /// The visible text of links; also part of `text`.
    case linkText = "link-text"
    case alt
    case title
    case filename
    case url

    /// Its place in `allCases`.
    var index: Int {
        switch self {
        case .subject: 0
        case .sender: 1
        case .preheader: 2
        case .text: 3
        case .hidden: 4
        case .linkText: 5
        case .alt: 6
        case .title: 7
        case .filename: 8
        case .url: 9
        }
    }
}

/// A set of scopes.
public struct Scopes: OptionSet, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    public init(_ one: Scope) {
        rawValue = 1 << UInt16(one.index)
    }

    public init(_ many: [Scope]) {
        self = many.reduce(into: Scopes()) { $0.formUnion(Scopes($1)) }
    }

    public static let subject = Scopes(.subject)
    public static let sender = Scopes(.sender)
    public static let preheader = Scopes(.preheader)
    public static let text = Scopes(.text)
    public static let hidden = Scopes(.hidden)
    public static let linkText = Scopes(.linkText)
    public static let alt = Scopes(.alt)
    public static let title = Scopes(.title)
    public static let filename = Scopes(.filename)
    public static let url = Scopes(.url)

    public var members: [Scope] { Scope.allCases.filter { contains(Scopes($0)) } }
}
