import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// `List-Unsubscribe` (RFC 2369) with the addresses of the settings, and `List-Unsubscribe-Post` (RFC 8058) where one is of the web. An
    /// address of mail that is there already stays, and one of the web that answers one click: they may say whom to take off the list.
    static let listUnsubscribe = Fixer("list-unsubscribe", .unsafe) { work, _ in
        guard work.hasHeader else { return nil }
        let there = uris(in: work)
        let post = Array("List-Unsubscribe=One-Click".utf8)
        let isOneClick = work.message.first(.listUnsubscribePost).map { work.message.source[$0.bodyRange].elementsEqual(post) } ?? false
        let (web, mail) = (there.first { $0.hasPrefix("https:") }, there.first { $0.hasPrefix("mailto:") })
        let wanted = work.settings.unsubscribeHTTPS.flatMap { URIText.isFit($0) ? $0 : nil }
        let addresses = [isOneClick ? web ?? wanted : wanted ?? web, mail ?? work.settings.mailtoURI].compactMap { $0 }.filter(
            URIText.isFit)
        guard wanted != nil || mail == nil && addresses.contains(where: { $0.hasPrefix("mailto:") }) else { return nil }
        var changes: [Change] = []
        let body = addresses.map { Array("<\($0)>".utf8) }.joined(separator: [ASCII.comma] + work.lineEnd + [ASCII.space])
        if let field = work.message.first(.listUnsubscribe) {
            if work.message.source[field.bodyRange].elementsEqual(body) == false {
                changes.append(work.replacing(field, with: Array(body)))
            }
        } else if let change = work.inserting("List-Unsubscribe", Array(body)) {
            changes.append(change)
        }
        guard wanted != nil, !isOneClick else { return changes }
        if let field = work.message.first(.listUnsubscribePost) {
            if work.message.source[field.bodyRange].elementsEqual(post) == false { changes.append(work.replacing(field, with: post)) }
        } else if let change = work.inserting("List-Unsubscribe-Post", post) {
            changes.append(change)
        }
        return changes
    }

    /// The addresses that the message has, as far as they can stay.
    private static func uris(in work: Workpiece) -> [String] {
        guard let field = work.message.first(.listUnsubscribe) else { return [] }
        return work.message.listURIs(field).uris.map { uri in
            String(decoding: work.message.source[uri.range].filter { !$0.isASCIIWhitespace }, as: UTF8.self)
        }.filter(URIText.isFit)
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
