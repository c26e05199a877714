/// What a sender tells of themselves, for templates that lack it and for fixes that write it.
public struct SenderDetails: Sendable, Equatable {
    /// The mailing service whose placeholders are meant, such as `mailchimp`.
    public var service: String?
    /// Where readers unsubscribe with one click, and by a message.
    public var unsubscribeHTTPS: String?
    public var unsubscribeMailto: String?
    /// The postal address, in one line.
    public var postalAddress: String?
    /// What a template without a header is sent with.
    public var subject: String?
    public var from: String?

    public init() {}
}
