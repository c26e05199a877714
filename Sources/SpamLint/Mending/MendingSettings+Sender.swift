import SpamLintFixes

extension MendingSettings {
    /// What configuration says of the sender.
    public init(_ sender: SenderDetails) {
        self.init()
        unsubscribeHTTPS = sender.unsubscribeHTTPS
        unsubscribeMailto = sender.unsubscribeMailto
        address = sender.postalAddress
    }
}
