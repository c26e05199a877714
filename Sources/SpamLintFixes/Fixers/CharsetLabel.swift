import MailMessage
import SpamLintCore

extension Fixer {
    /// The name of the charset that the text is in, where none is named or another one.
    static let charset = Fixer("charset", .safe) { work, evidence in
        guard work.hasHeader else { return nil }
        var changes: [Change] = []
        var parts: Set<Int> = []
        for one in evidence {
            guard let part = work.leaf(at: one.place), parts.insert(part).inserted, let writer = PartWriter(work, part: part) else {
                continue
            }
            let text = work.message.text(of: part)
            // A guess is no knowledge, but for the quotes and dashes that all charsets of Windows share.
            guard !text.isDoubtful || text.isGuessed && isWindows(work.message.content(of: part)) else { continue }
            if let edit = writer.label(text.charset.name) { changes.append(.source(edit)) }
        }
        return changes
    }

    /// Whether all bytes above 127 are punctuation of windows-1252, and stand alone.
    private static func isWindows(_ content: Content) -> Bool {
        var wasHigh = false
        for byte in content.bytes {
            guard byte >= 0x80 else {
                wasHigh = false
                continue
            }
            guard !wasHigh, punctuation.contains(byte) else { return false }
            wasHigh = true
        }
        return true
    }

    /// The ellipsis, quotes, bullet and dashes, ™, the blank that breaks no line, © and ®.
    private static let punctuation: Set<UInt8> = [0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xA9, 0xAE]
}
