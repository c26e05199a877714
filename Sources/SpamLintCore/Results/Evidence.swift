/// One place where a rule found what it looks for.
public struct Evidence: Sendable {
    public var place: Place
    /// The text that was seen, decoded, in UTF-8; nil takes it from the place, empty means that there is none.
    public var text: [UInt8]?
    /// What the rule's message may name: `{value}`, `{limit}` and others.
    public var values: [(name: String, value: String)]
    /// Seen only behind look-alikes, spacing or invisible characters.
    public var disguised: Bool

    public init(at place: Place, text: [UInt8]? = nil, values: [(name: String, value: String)] = [], disguised: Bool = false) {
        self.place = place
        self.text = text
        self.values = values
        self.disguised = disguised
    }

    /// Evidence that something is not there.
    public static func absent(_ values: (name: String, value: String)...) -> Evidence {
        Evidence(at: .absent, text: [], values: values)
    }
}
