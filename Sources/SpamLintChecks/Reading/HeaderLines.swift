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
            bytes = facts.message.source.withUnsafeBufferPointer { source in
                [UInt8](unsafeUninitializedCapacity: root.header.count) { buffer, count in
                    for byte in source[root.header] where byte != ASCII.cr {
                        if byte.isBlank, count > 0, buffer[count - 1] == ASCII.lf { count -= 1 }
                        buffer[count] = byte
                        count += 1
                    }
                }
            }
        }
        self.bytes = bytes
        trigrams = bytes.withUnsafeBufferPointer { TrigramSet(of: $0) }
    }

    /// That of a message, read once.
    static func of(_ facts: Facts) -> HeaderLines { facts.memo.value { HeaderLines(facts) } }
}
