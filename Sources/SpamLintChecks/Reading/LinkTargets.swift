import MailBytes
import MailHTML
import SpamLintCore

/// Every address that a message leads to or fetches from, as filters gather them: links, and the addresses that stand in the text of a page
/// without being links; pictures last.
struct LinkTargets: Sendable {
    struct Target: Sendable {
        enum Kind: Sendable {
            case link, plain, pageText, image
        }

        let kind: Kind
        let utf8: [UInt8]
        let place: Place

        /// `//host/` as `http://host/`.
        var withScheme: [UInt8] { utf8.starts(with: [0x2F, 0x2F]) ? Array("http:".utf8) + utf8 : utf8 }
    }

    /// Links first, then addresses in the text, then pictures.
    let all: [Target]
    /// Of all of them together.
    let trigrams: TrigramSet

    /// Addresses in the text of one page that are looked at.
    private static let most = 1_000
    /// More of an address is not looked at.
    private static let longest = 2_048

    private init(_ facts: Facts) {
        var all: [Target] = []
        for link in facts.links { all.append(Target(kind: link.link == nil ? .plain : .link, utf8: link.target, place: link.place)) }
        for text in facts.segments(.text) {
            guard case .html = text.segment.origin else { continue }
            text.withUTF8 { bytes in
                for range in Self.addresses(in: bytes, text.range) {
                    all.append(Target(kind: .pageText, utf8: Array(bytes[range]), place: text.place(range)))
                }
            }
        }
        for (body, document) in facts.documents {
            for image in document.images.prefix(HTMLLimits.searched) {
                guard let source = image.source else { continue }
                let target = document.url(source.lowerBound..<min(source.upperBound, source.lowerBound + Self.longest)).utf8
                all.append(Target(kind: .image, utf8: target, place: .text(part: body.part, source)))
            }
        }
        self.all = all
        var trigrams = TrigramSet()
        for target in all { target.withScheme.withUnsafeBufferPointer { trigrams.add($0) } }
        self.trigrams = trigrams
    }

    /// Those of a message, gathered once.
    static func of(_ facts: Facts) -> LinkTargets { facts.memo.value { LinkTargets(facts) } }

    private static func addresses(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var i = range.lowerBound
        while found.count < most {
            i = bytes.find(ASCII.colon, from: i, to: range.upperBound)
            guard i + 3 < range.upperBound else { break }
            guard bytes[i + 1] == 0x2F, bytes[i + 2] == 0x2F else {
                i += 1
                continue
            }
            var start = i
            while start > range.lowerBound, i - start < 8, bytes[start - 1].isASCIILetter { start -= 1 }
            var end = i + 3
            while end < range.upperBound, end - start < longest, isAddressByte(bytes[end]) { end += 1 }
            if start < i, end > i + 3 { found.append(start..<end) }
            i = end
        }
        return found
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        byte > ASCII.space && byte < 0x7F && byte != ASCII.quote && byte != ASCII.less && byte != ASCII.greater
    }
}
