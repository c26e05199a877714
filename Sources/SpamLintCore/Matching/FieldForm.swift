import MailMessage

/// Tells whether a field's body is written as its standard wants it; fields without a grammar of their own always are.
enum FieldForm {
    static func isMalformed(_ field: Field, in message: Message) -> Bool {
        guard !field.isEmpty else { return false }
        switch field.name {
        case .date: return message.date(field) == nil
        case .messageID:
            let list = message.messageIDs(field)
            return !list.defects.isEmpty || list.identifiers.count != 1
        case .from, .to, .cc, .bcc, .sender, .replyTo: return !message.addresses(field).defects.isEmpty
        case .mimeVersion: return message.unstructured(field).string != "1.0"
        case .contentType: return message.mediaType(field) == nil
        case .listUnsubscribe, .listHelp, .listPost, .listSubscribe, .listOwner, .listArchive:
            return !message.listURIs(field).defects.isEmpty
        default: return false
        }
    }
}
