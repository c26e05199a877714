/// What a filter does without (`SMFIP_*`): the third number of the negotiation.
public struct MilterSteps: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Commands of SMTP that the server does not know, and DATA, are not told.
    public static let noUnknown = MilterSteps(rawValue: 1 << 8)
    public static let noData = MilterSteps(rawValue: 1 << 9)
    /// The server understands that it is to skip the rest of the body.
    public static let skip = MilterSteps(rawValue: 1 << 10)
    /// No reply is sent to a field, and so on: the server goes on at once, which saves a round trip for each.
    public static let silentFields = MilterSteps(rawValue: 1 << 7)
    public static let silentConnect = MilterSteps(rawValue: 1 << 12)
    public static let silentHelo = MilterSteps(rawValue: 1 << 13)
    public static let silentSender = MilterSteps(rawValue: 1 << 14)
    public static let silentRecipient = MilterSteps(rawValue: 1 << 15)
    public static let silentData = MilterSteps(rawValue: 1 << 16)
    public static let silentUnknown = MilterSteps(rawValue: 1 << 17)
    public static let silentEndOfHeader = MilterSteps(rawValue: 1 << 18)
    public static let silentBody = MilterSteps(rawValue: 1 << 19)
    /// The white space after the colon belongs to the value, in both directions.
    public static let leadingSpace = MilterSteps(rawValue: 1 << 20)

    static let wanted: MilterSteps = [
        .noUnknown, .noData, .skip, .silentFields, .silentConnect, .silentHelo, .silentSender, .silentRecipient, .silentData,
        .silentUnknown, .silentEndOfHeader, .silentBody, .leadingSpace,
    ]
}
