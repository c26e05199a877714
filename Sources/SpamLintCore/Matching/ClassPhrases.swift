/// Wording that speaks for a message class (`Rules/classes.yml`).
public struct ClassPhrases: Sendable, Equatable {
    public let messageClass: MessageClass
    public let match: PhraseMatch

    public init(messageClass: MessageClass, match: PhraseMatch) {
        self.messageClass = messageClass
        self.match = match
    }
}
