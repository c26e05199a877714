import MailBytes
import MailMessage
import SpamLintCore

/// The header of a message as one text: each field on one line that ends in a line feed.
struct HeaderLines: Sendable {
    let bytes: [UInt8]
    let trigrams: TrigramSet

    private init(_ facts: Facts) {
        var bytes: [UInt8] = []
        if let root = facts.message.parts.first {
            bytes.reserveCapacity(root.header.count)
            for byte in facts.message.source[root.header] where byte != ASCII.cr {
                if byte.isBlank, bytes.last == ASCII.lf { bytes.removeLast() }
                bytes.append(byte)
            }
        }
        self.bytes = bytes
        trigrams = bytes.withUnsafeBufferPointer { TrigramSet(of: $0) }
    }

    /// That of a message, read once.
    static func of(_ facts: Facts) -> HeaderLines { facts.memo.value { HeaderLines(facts) } }
}
