public import MailMessage
public import SpamLintCore

/// Takes a server's signatures off a message that will be signed again.
public enum SignatureRemoval {
    /// The edits, in offsets of `Message.source`, and the names of the fields that go, as they are written; empty where there are none.
    public static func edits(of facts: Facts) -> (edits: [Edit], fields: [String]) {
        var settings = MendingSettings()
        settings.removesSignatures = true
        let work = Workpiece(facts, settings: settings)
        let message = facts.message
        guard work.isMendable, message.fields.contains(where: { Signature.isSignature($0.name) }) else { return ([], []) }
        let fields = message.fields.filter { Signature.belongsToSignature($0.name) }
        return (
            fields.map { Edit(work.lines(of: $0), []) },
            fields.map { String(decoding: message.source[$0.nameRange], as: UTF8.self) }
        )
    }

    /// Why a message is left alone; nil where it is not.
    public static func obstacle(to message: Message, removing: Bool) -> Obstacle? {
        switch Signature(of: message) {
        case .none: nil
        case .server: removing ? nil : .signedByServer
        case .person: .signedByPerson
        }
    }

    public enum Obstacle: Sendable, Equatable {
        case signedByServer, signedByPerson
    }
}
