/// What a filter may do to a message (`SMFIF_*`): the second number of the negotiation.
public struct MilterActions: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let addFields = MilterActions(rawValue: 1 << 0)
    public static let replaceBody = MilterActions(rawValue: 1 << 1)
    public static let changeFields = MilterActions(rawValue: 1 << 4)
    public static let quarantine = MilterActions(rawValue: 1 << 5)
    /// The filter says which macros it wants.
    public static let chooseMacros = MilterActions(rawValue: 1 << 8)

    /// All that the gate has a use for. Recipients and senders are none of its business.
    static let wanted: MilterActions = [.addFields, .replaceBody, .changeFields, .quarantine, .chooseMacros]
}
