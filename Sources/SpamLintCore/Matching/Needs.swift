/// What a message must have before a rule is looked at.
public struct Needs: OptionSet, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// A header at all: false for a bare HTML file, to which header rules do not apply.
    public static let header = Needs(rawValue: 1)
    public static let subject = Needs(rawValue: 2)
    public static let originator = Needs(rawValue: 4)
    /// Body text that a reader sees, in HTML or plain.
    public static let text = Needs(rawValue: 8)
    public static let plain = Needs(rawValue: 16)
    public static let html = Needs(rawValue: 32)
    public static let links = Needs(rawValue: 64)
    public static let images = Needs(rawValue: 128)
    public static let attachments = Needs(rawValue: 256)
    public static let unsubscribeField = Needs(rawValue: 512)
    /// A DKIM signature.
    public static let signature = Needs(rawValue: 1024)
}
