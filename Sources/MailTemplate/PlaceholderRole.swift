/// What a placeholder puts into a message, where rules ask for it.
public enum PlaceholderRole: String, Sendable, CaseIterable {
    case unsubscribe
    /// A page for preferences, or to subscribe anew.
    case preferences
    case postalAddress = "postal-address"
    case senderName = "sender-name"
    case viewInBrowser = "view-in-browser"
    /// A footer of the service with a way out and an address.
    case footer
    case forward
    /// Another file, which may hold whatever is asked for.
    case inclusion
}
