import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Web URIs of `List-Unsubscribe` that hold the recipient's address in plain, `@` or `%40` between its halves.
    static let unsubscribeRecipient = Check("unsubscribe-recipient", needs: .unsubscribeField) { facts, _ in
        let recipients = facts.addresses(.to).prefix(5)
        return facts.unsubscribeURIs.compactMap { uri in
            guard uri.item.scheme == "http" || uri.item.scheme == "https" else { return nil }
            guard uri.bytes.contains(where: { $0 == ASCII.at || $0 == 0x25 }) else { return nil }
            let text = String(decoding: uri.bytes.map(\.asciiLowercased), as: UTF8.self)
            let plain = text.split(separator: "%40", omittingEmptySubsequences: false).joined(separator: "@")
            guard let found = recipients.first(where: { plain.contains($0.text) }) else { return nil }
            return Evidence(at: .source(uri.item.range), text: uri.bytes, values: [("value", found.text)])
        }
    }
}
