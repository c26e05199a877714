import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Plain text without a charset, or in US-ASCII, that holds as sent what ASCII has not: bytes above 127, a NUL, a lone carriage return.
    static let charsetClaimBroken = Check("charset-claim-broken") { facts, _ in
        let message = facts.message
        let parents = Set(message.parts.lazy.compactMap(\.parent))
        return message.parts.enumerated().compactMap { index, part in
            // What should have parts and has none is read as plain text.
            let type = part.declaredType?.name ?? "text/plain"
            let isBroken = type.hasPrefix("multipart/") && !parents.contains(index)
            guard part.kind == .leaf && type == "text/plain" || isBroken else { return nil }
            if let label = message.charsetLabel(of: index), label.lowercased() != "us-ascii" { return nil }
            let place: Int? = message.source.withUnsafeBufferPointer { bytes in
                part.body.first { i in
                    let byte = bytes[i]
                    return byte >= 0x80 || byte == 0 || byte == ASCII.cr && (i + 1 >= bytes.count || bytes[i + 1] != ASCII.lf)
                }
            }
            return place.map { Evidence(at: .source($0..<$0 + 1), text: []) }
        }
    }
}
