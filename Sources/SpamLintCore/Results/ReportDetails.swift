/// What a report holds besides findings, scores and receivers; each costs time.
public struct ReportDetails: Sendable {
    /// The lines that findings stand in, for people.
    public var excerpts = false
    /// The edits that mend each finding.
    public var edits = false
    /// The message as a reader sees it, for a page.
    public var view = false
    /// How symbols that rest on a number leave their band.
    public var bandExits = false
    /// How the message would be judged with each rule's findings mended.
    public var gains = false
    /// The score to get under, for which the fewest fixes are looked for.
    public var target: Points?

    public init() {}

    public static let none = ReportDetails()
    public static let excerpts: ReportDetails = {
        var details = ReportDetails()
        details.excerpts = true
        return details
    }()

    /// Whether the message must be judged more than once.
    public var asksForProspect: Bool { bandExits || gains || target != nil }
}
