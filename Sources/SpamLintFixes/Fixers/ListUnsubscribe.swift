import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// `List-Unsubscribe` (RFC 2369) with the addresses of the settings, and `List-Unsubscribe-Post` (RFC 8058) where one is of the web.
    static let listUnsubscribe = Fixer("list-unsubscribe", .unsafe) { work, _ in
        guard work.hasHeader else { return nil }
        let addresses = [work.settings.unsubscribeHTTPS, work.settings.mailtoURI].compactMap { $0 }.filter(URIText.isFit)
        guard !addresses.isEmpty else { return nil }
        var changes: [Change] = []
        let body = addresses.map { Array("<\($0)>".utf8) }.joined(separator: [ASCII.comma] + work.lineEnd + [ASCII.space])
        if let field = work.message.first(.listUnsubscribe) {
            if work.message.source[field.bodyRange].elementsEqual(body) == false {
                changes.append(work.replacing(field, with: Array(body)))
            }
        } else if let change = work.inserting("List-Unsubscribe", Array(body)) {
            changes.append(change)
        }
        guard work.settings.unsubscribeHTTPS.map(URIText.isFit) == true else { return changes }
        let post = Array("List-Unsubscribe=One-Click".utf8)
        if let field = work.message.first(.listUnsubscribePost) {
            if work.message.source[field.bodyRange].elementsEqual(post) == false { changes.append(work.replacing(field, with: post)) }
        } else if let change = work.inserting("List-Unsubscribe-Post", post) {
            changes.append(change)
        }
        return changes
    }
}

/// Addresses of the user's own that go into a message.
enum URIText {
    /// Whether it can stand between angle brackets and quotes.
    static func isFit(_ uri: String) -> Bool {
        let lower = uri.lowercased()
        return (lower.hasPrefix("https://") || lower.hasPrefix("mailto:"))
            && uri.utf8.allSatisfy {
                $0 > 0x20 && $0 < 0x7F && $0 != ASCII.less && $0 != ASCII.greater && $0 != ASCII.quote && $0 != ASCII.comma
            }
    }
}
