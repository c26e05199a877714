/// What a message is for; rules say for which classes they hold.
public enum MessageClass: String, Sendable, CaseIterable {
    /// Sent to many to sell or to promote, newsletters included.
    case marketing
    /// Sent to one person because of something that this person did: an order, a password reset.
    case transactional
    /// Passed on by a mailing list on which people write to each other.
    case list
    /// An answer from a person to a person.
    case reply
    /// Nothing in the message tells.
    case unknown
}

/// A set of message classes.
public struct MessageClasses: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public init(_ one: MessageClass) {
        switch one {
        case .marketing: rawValue = 1
        case .transactional: rawValue = 2
        case .list: rawValue = 4
        case .reply: rawValue = 8
        case .unknown: rawValue = 16
        }
    }

    public static let all = MessageClasses(rawValue: 31)

    public var members: [MessageClass] { MessageClass.allCases.filter { contains(MessageClasses($0)) } }
}
