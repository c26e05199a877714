/// What mending would bring, where that was asked for.
public struct Prospect: Sendable {
    /// How the message would be judged with one rule's findings mended, by rule.
    public var gains: [RuleID: Outlook] = [:]
    /// How symbols that rest on a number go away, by receiver and symbol.
    public var bandExits: [String: [String: BandExit]] = [:]
    public var target: TargetPlan?

    public init() {}
}
