import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

/// How long the source of a page is to filters that do not decode charsets: characters of UTF-8, else bytes as they were sent, a line end
/// counted as one.
struct SourceLength: Sendable {
    let characters: Int

    /// That of a message's first page, counted once.
    static func of(_ facts: Facts, _ body: Body, _ document: Document) -> SourceLength {
        facts.memo.value { SourceLength(characters: count(of: body, document)) }
    }

    private static func count(of body: Body, _ document: Document) -> Int {
        let isWide = wideCharsets.contains(body.text.charset.name)
        return document.utf8.withUnsafeBufferPointer { bytes in
            // Loops without branches, which run over many bytes at once.
            var count = 0
            for byte in bytes { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
            for i in 0..<max(0, bytes.count - 1) { count &-= (bytes[i] == ASCII.cr) && (bytes[i + 1] == ASCII.lf) ? 1 : 0 }
            // East Asian charsets write two bytes for what UTF-8 writes in three.
            if isWide { for byte in bytes { count &+= byte >= 0xE0 ? 1 : 0 } }
            return count
        }
    }

    private static let wideCharsets: Set<String> = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "euc-tw", "johab"]
}
