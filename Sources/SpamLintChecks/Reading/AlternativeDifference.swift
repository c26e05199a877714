import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

/// How much of the HTML of a multipart/alternative its plain text repeats.
///
/// Words are compared, in scripts without spaces pairs of characters. Numbers, addresses and words of one or two letters say little and are
/// left out.
struct AlternativeDifference {
    /// Index into `Message.parts`.
    let plainPart: Int
    let missingPercent: Int

    /// HTML with fewer words than this is too short to tell.
    private static let fewest = 15
    /// Words of each side that are looked at.
    private static let most = 5_000

    /// Nil without such a pair, or where there are too few words.
    init?(of facts: Facts) {
        let parts = facts.message.parts
        guard let html = facts.bodies.first(where: \.isHTML), let home = parts.alternative(round: html.part), let document = html.document
        else {
            return nil
        }
        guard let plain = facts.bodies.first(where: { !$0.isHTML && parts.alternative(round: $0.part) == home }) else { return nil }
        if parts.contains(where: { $0.mediaType.name == "text/calendar" }) { return nil }
        let shown = document.visible.utf8.withUnsafeBufferPointer { Self.words(of: $0) }
        guard shown.count >= Self.fewest else { return nil }
        let written = plain.text.withUTF8 { Self.words(of: $0) }
        // An empty text part is a fault of its own kind.
        guard !written.isEmpty else { return nil }
        plainPart = plain.part
        missingPercent = shown.subtracting(written).count * 100 / shown.count
    }

    /// Hashes of the distinct words.
    private static func words(of text: UnsafeBufferPointer<UInt8>) -> Set<UInt64> {
        var words: Set<UInt64> = []
        var i = 0
        while i < text.count, words.count < most {
            let byte = text[i]
            if byte.isASCIILetter || byte >= 0xC0 && byte < 0xE1 {
                let start = i
                while i < text.count, text[i].isASCIILetter || text[i] >= 0x80 && text[i] < 0xE1 || text[i] & 0xC0 == 0x80 { i += 1 }
                if i - start > 2, i - start < 40 { words.insert(hash(text[start..<i])) }
                if i < text.count, text[i] == ASCII.colon || text[i] == ASCII.at { skipWord(text, &i) }
            } else if byte >= 0xE3, byte < 0xF0, i + 5 < text.count, text[i + 3] >= 0xE3, text[i + 3] < 0xF0 {
                words.insert(hash(text[i..<i + 6]))
                i += 3
            } else {
                i += 1
            }
        }
        return words
    }

    private static func skipWord(_ text: UnsafeBufferPointer<UInt8>, _ i: inout Int) {
        while i < text.count, !text[i].isASCIIWhitespace, text[i] < 0x80 { i += 1 }
    }

    private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.asciiLowercased)) &* 0x100_0000_01B3 }
    }
}
