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
    private let domains: [String]

    /// Reads `name: domain domain`, or `=name: domain`, which means the name with nothing beside it.
    init?(_ entry: String) {
        let entry = Array(entry.utf8)
        guard let colon = entry.firstIndex(of: ASCII.colon), colon > 0 else { return nil }
        isWhole = entry.first == ASCII.equals
        nameBytes = Array(entry[..<colon].drop { $0 == ASCII.equals })
        name = String(decoding: nameBytes, as: UTF8.self)
        hashes = TrigramSet.hashes(of: nameBytes)
        domains = entry[(colon + 1)...].split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
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
            guard !domain.utf8.contains(ASCII.dot) else { return site == domain || site.hasSuffix("." + domain) }
            let labels = site.split(separator: ".")
            return labels.first == domain[...] || labels.last == domain[...]
        }
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }
}
