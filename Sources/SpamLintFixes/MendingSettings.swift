/// What fixes need to know of the sender. Configuration fills it: `unsubscribe: { https: …, mailto: … }`, `address: …`.
public struct MendingSettings: Sendable, Equatable {
    /// The web address that takes a reader off the list, such as `https://shop.example/unsubscribe?u=1`.
    public var unsubscribeHTTPS: String?
    /// The address that takes a reader off the list by mail, with or without `mailto:`.
    public var unsubscribeMailto: String?
    /// The sender's postal address, on one line.
    public var address: String?
    /// Whether signatures are taken off because the message will be signed again.
    public var removesSignatures = false

    public init() {}

    /// The mailto URI of `unsubscribeMailto`.
    var mailtoURI: String? {
        unsubscribeMailto.map { $0.lowercased().hasPrefix("mailto:") ? $0 : "mailto:" + $0 }
    }
}
