import MailBytes
import MailDomain
import MailHTML
import MailMessage

/// Finds the links of a body: those of HTML, and the web addresses that stand in plain text.
enum LinkFinder {
    static func links(of body: Body, index: Int) -> [LinkFact] {
        guard let document = body.document else { return plainLinks(of: body, index: index) }
        return document.links.prefix(HTMLLimits.searched).map { link in
            let target = document.url(link.href)
            return LinkFact(
                body: index, link: link, url: WebURL(target.utf8), target: target.utf8, map: target.map,
                place: .text(part: body.part, link.href.isEmpty ? link.startTag : link.href))
        }
    }

    /// Addresses that begin with `http://` or `https://`, up to white space or a bracket, less punctuation at their end.
    private static func plainLinks(of body: Body, index: Int) -> [LinkFact] {
        var links: [LinkFact] = []
        body.text.withUTF8 { text in
            var i = 0
            while links.count < HTMLLimits.searched {
                // `://` is rare enough to be looked for first.
                i = text.find(0x3A, from: i, to: text.count)
                guard i + 8 < text.count else { break }
                guard text[i + 1] == 0x2F, text[i + 2] == 0x2F, let start = schemeStart(in: text, before: i) else {
                    i += 1
                    continue
                }
                var end = i + 3
                while end < text.count, isAddressByte(text[end]), end - start < 4_096 { end += 1 }
                while end > i + 3, isClosing(text[end - 1]) { end -= 1 }
                if end > i + 3 {
                    let target = Array(text[start..<end])
                    links.append(
                        LinkFact(
                            body: index, link: nil, url: WebURL(target), target: target, map: SourceMap(copying: start..<end),
                            place: .text(part: body.part, start..<end)))
                }
                i = max(end, i + 1)
            }
        }
        return links
    }

    private static func schemeStart(in text: UnsafeBufferPointer<UInt8>, before colon: Int) -> Int? {
        for scheme in ["http", "https", "ftp"] as [StaticString] {
            let start = colon - scheme.utf8CodeUnitCount
            guard start >= 0, start == 0 || !isWord(text[start - 1]) else { continue }
            let matches = (0..<scheme.utf8CodeUnitCount).allSatisfy { (text[start + $0] | 0x20) == scheme.utf8Start[$0] }
            if matches { return start }
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x3C, 0x3E, 0x7F...: false
        default: true
        }
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: true
        default: false
        }
    }
}
