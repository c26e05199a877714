import MailDomain
import MailMessage
import SpamLintCore

/// A URI of `List-Unsubscribe`.
struct UnsubscribeURI {
    let item: ListURIs.Item
    /// Without the white space of folding.
    let bytes: [UInt8]

    var url: WebURL { WebURL(bytes) }
}

extension Facts {
    /// The URIs of the first `List-Unsubscribe` field.
    var unsubscribeURIs: [UnsubscribeURI] {
        guard present.contains(.unsubscribeField), let field = message.first(.listUnsubscribe) else { return [] }
        return message.listURIs(field).uris.map { item in
            UnsubscribeURI(item: item, bytes: message.source[item.range].filter { $0 > 0x20 })
        }
    }
}
