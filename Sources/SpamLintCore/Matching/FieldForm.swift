import MailMessage

/// Tells whether a field's body is written as its standard wants it; fields without a grammar of their own always are.
enum FieldForm {
    static func isMalformed(_ field: Field, in facts: Facts) -> Bool {
        guard !field.isEmpty else { return false }
        let message = facts.message
        switch field.name {
        case .date: return (field == facts.dateField ? facts.date : message.date(field)).map { !$0.isWellFormed && !$0.isObsolete } ?? true
        case .messageID:
            let list = message.messageIDs(field)
            return !list.defects.isEmpty || list.identifiers.count != 1
        case .from, .to, .cc, .bcc, .sender, .replyTo:
            let list = facts.addressList(field)
            return !list.defects.isEmpty || list.mailboxes.contains { $0.domainRange.isEmpty }
        case .mimeVersion: return message.phrase(field.bodyRange).utf8.filter { $0 != 0x20 && $0 != 0x09 } != Array("1.0".utf8)
        case .contentType: return message.mediaType(field) == nil
        case .listUnsubscribe, .listHelp, .listPost, .listSubscribe, .listOwner, .listArchive:
            return !message.listURIs(field).defects.isEmpty
        case .listUnsubscribePost: return message.unstructured(field).string != "List-Unsubscribe=One-Click"
        case .listID: return !endsInIdentifier(message.source[field.bodyRange])
        default: return false
        }
    }

    /// Whether a List-Id ends in `<identifier>` (RFC 2919, section 3); a comment may follow.
    private static func endsInIdentifier(_ body: ArraySlice<UInt8>) -> Bool {
        guard let open = body.lastIndex(of: 0x3C), let close = body[open...].firstIndex(of: 0x3E) else { return false }
        return body[(open + 1)..<close].contains { $0 > 0x20 }
    }
}
