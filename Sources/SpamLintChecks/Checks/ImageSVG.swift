import MailHTML
import SpamLintCore

extension Check {
    /// SVG pictures: elements, and files by their name.
    static let imageSVG = Check("image-svg", needs: .html) { facts, _ in
        facts.documents.flatMap { body, document in
            let elements = document.features(.svg).map { $0.span }
            let files = document.images.compactMap { image -> Range<Int>? in
                guard let source = image.source, source.count < 4_096, mayNameSVG(document.utf8[source]) else { return nil }
                let path = document.urlBytes(source).prefix { $0 != 0x3F && $0 != 0x23 }
                return path.suffix(4).map { $0 | 0x20 }.elementsEqual([0x2E, 0x73, 0x76, 0x67]) ? image.startTag : nil
            }
            return (elements + files).sorted { $0.lowerBound < $1.lowerBound }.map { tag in
                Evidence(at: .text(part: body.part, tag))
            }
        }
    }

    /// Whether the letters are there, as they stand or behind a character reference. A quick look: most pictures are none.
    private static func mayNameSVG(_ source: ArraySlice<UInt8>) -> Bool {
        source.contains { $0 | 0x20 == 0x76 || $0 == 0x26 } && source.contains { $0 | 0x20 == 0x67 || $0 == 0x26 }
    }
}
