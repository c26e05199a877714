import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

/// The words of the HTML and of the plain text of a multipart/alternative, as receivers' filters cut them: whatever stands between blanks
/// and holds a letter or digit, hidden text and the title of the page included.
struct AlternativeTokens: Sendable {
    /// Distinct words.
    let html: Int
    let plain: Int
    /// Distinct words of the HTML that the plain text has less often.
    let missing: Int
    let htmlPart: Int

    /// Words of each side that are looked at.
    private static let most = 20_000

    /// The alternative whose plain text lacks most; nil without an alternative in which there is HTML.
    init?(of facts: Facts) {
        let parts = facts.message.parts
        var worst: AlternativeTokens?
        for (home, part) in parts.enumerated() where part.mediaType.name == "multipart/alternative" {
            // What is inside follows at once, and bodies stand in the order of their parts.
            let end = parts[(home + 1)...].firstIndex { $0.depth <= part.depth } ?? parts.count
            let first = facts.bodies.indices.partitioningIndex { facts.bodies[$0].part > home }
            let bodies = facts.bodies[first...].prefix { $0.part < end }
            guard let page = bodies.first(where: \.isHTML) else { continue }
            if bodies.count == 1, parts[home..<end].contains(where: { $0.mediaType.name == "text/calendar" && $0.parent == home }) {
                return nil
            }
            let found = AlternativeTokens(bodies, page.part)
            guard found.html > 0 else { continue }
            if worst.map({ $0.missing * found.html < found.missing * $0.html }) ?? true { worst = found }
        }
        guard let worst else { return nil }
        self = worst
    }

    private init(_ bodies: ArraySlice<Body>, _ part: Int) {
        var shown: [UInt64: Int] = [:]
        var written: [UInt64: Int] = [:]
        for body in bodies {
            if let document = body.document {
                document.visible.utf8.withUnsafeBufferPointer { Self.count($0, into: &shown) }
                document.hiddenFlow.utf8.withUnsafeBufferPointer { Self.count($0, into: &shown) }
                if let title = document.title {
                    document.text(title).utf8.withUnsafeBufferPointer { Self.count($0, into: &shown) }
                }
                // A page of nothing but pictures has a word that no text can have.
                if shown.isEmpty, document.holds(.img) { shown[0] = 1 }
            } else {
                body.text.withUTF8 { Self.count($0, into: &written) }
            }
        }
        html = shown.count
        plain = written.count
        missing = shown.reduce(0) { $0 + (($1.value > written[$1.key] ?? 0) ? 1 : 0) }
        htmlPart = part
    }

    private static func count(_ text: UnsafeBufferPointer<UInt8>, into words: inout [UInt64: Int]) {
        var i = 0
        while i < text.count, words.count < most {
            while i < text.count, text[i] <= 0x20 { i += 1 }
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var isWord = false
            while i < text.count, text[i] > 0x20 {
                hash = (hash ^ UInt64(text[i])) &* 0x100_0000_01B3
                if text[i].isASCIILetter || text[i] &- 0x30 < 10 || text[i] == 0x5F || text[i] >= 0xC3 { isWord = true }
                i += 1
            }
            if isWord { words[hash, default: 0] += 1 }
        }
    }
}
