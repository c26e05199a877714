import MailBytes
import MailText
import SpamLintCore

/// A name that is much imitated, with the domains that may use it.
struct Brand: Sendable {
    let name: String
    private let nameBytes: [UInt8]
    private let hashes: [UInt32]
    /// Whether the whole text must be the name, for names that are words too.
    private let isWhole: Bool
    private let domains: [Substring]

    /// Reads `name: domain domain`, or `=name: domain`, which means the name with nothing beside it.
    init?(_ entry: String) {
        guard let colon = entry.firstIndex(of: ":"), colon > entry.startIndex else { return nil }
        isWhole = entry.hasPrefix("=")
        name = String(entry[..<colon].drop { $0 == "=" })
        nameBytes = Array(name.utf8)
        hashes = TrigramSet.hashes(of: nameBytes)
        domains = entry[entry.index(after: colon)...].split(separator: " ")
    }

    /// Whether the name may stand in a text. False is sure.
    func mayStand(in text: TrigramSet) -> Bool { text.mayHold(hashes) }

    /// Where the name stands as a word of its own, in the bytes that `text` was made from.
    func place(in text: FoldedText) -> Range<Int>? {
        if isWhole {
            let bytes = text.bytes.drop { !Brand.isPart($0) }.reversed().drop { !Brand.isPart($0) }.reversed()
            return bytes.elementsEqual(nameBytes) ? text.source(of: 0..<text.bytes.count) : nil
        }
        return text.bytes.withUnsafeBufferPointer { WholeWord.find(nameBytes, in: $0, 0..<$0.count, besides: Brand.isPart) }
            .map { text.source(of: $0) }
    }

    /// Whether `site`, a registrable domain, is the brand's.
    func owns(_ site: String) -> Bool {
        domains.contains { domain in
            guard !domain.contains(".") else { return site == domain || site.hasSuffix("." + domain) }
            return site.split(separator: ".").first == domain || site.split(separator: ".").last == domain
        }
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }
}
