import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

/// What a plain text says that the page beside it does not: it would be lost with the text.
struct OwnWords {
    /// Words of the text, addresses and numbers among them; of scripts without spaces, characters.
    private(set) var total = 0
    /// Those that the page lacks.
    private(set) var own = 0
    /// Whether an address or a number is among these.
    private(set) var hasOwnFacts = false
    private let text: [UInt8]

    init(of body: Body, beside page: Document) {
        let isPage = body.text.defects.contains { $0.kind == .contentTypeLies }
        text = isPage ? Document(utf8: body.text.bytes).visible.utf8 : body.text.bytes
        var known = Set<ByteString>()
        for shown in Self.shown(by: page) { Self.words(of: shown[...]).forEach { known.insert($0) } }
        var addresses = Set(page.links.map { ByteString(Self.bare(page.urlBytes($0.href)[...])) })
        for token in page.visible.utf8.split(whereSeparator: \.isASCIIWhitespace) {
            if let address = Self.address(in: token) { addresses.insert(address) }
        }
        for token in text.split(whereSeparator: \.isASCIIWhitespace) {
            if let address = Self.address(in: token) {
                total += 1
                guard !addresses.contains(address) else { continue }
                own += 1
                hasOwnFacts = true
                continue
            }
            for word in Self.words(of: token) {
                total += 1
                guard !known.contains(word) else { continue }
                own += 1
                if word.bytes.contains(where: \.isASCIIDigit) { hasOwnFacts = true }
            }
        }
    }

    /// Whether the page says the same, but for a word in twenty.
    var isRepeated: Bool { !hasOwnFacts && own * 20 <= total }

    /// Whether it is but a line for those whose program shows no HTML.
    var isStub: Bool { !hasOwnFacts && total <= Self.longestStub && Self.speaksOfHTML(text) }

    private static let longestStub = 60

    private static func speaksOfHTML(_ text: [UInt8]) -> Bool {
        let lower = text.map(\.asciiLowercased)
        return signs.contains { lower.holds(Array($0.utf8)) }
    }

    private static let signs = [
        "html", "mail program", "mail client", "email client", "e-mail client", "mail reader", "browser", "view this", "read this message",
        "客户端", "客戶端", "浏览器", "瀏覽器", "无法查看", "無法查看", "无法显示", "無法顯示", "无法正常",
    ]

    private static func shown(by page: Document) -> [[UInt8]] {
        [page.visible.utf8] + page.images.filter { $0.alternative == .text }.map { Array(page.text($0.alt).utf8) }
            + (page.title.map { [Array(page.text($0).utf8)] } ?? [])
    }

    /// An address of the web or of mail, without the punctuation round it.
    private static func address(in token: ArraySlice<UInt8>) -> ByteString? {
        guard token.contains(ASCII.at) || token.holds(Array("://".utf8)) || token.starts(with: "www.".utf8) else { return nil }
        let isEdge: (UInt8) -> Bool = { !$0.isASCIILetter && !$0.isASCIIDigit && $0 < 0x80 }
        var address = token.drop(while: isEdge)
        while let last = address.last, isEdge(last) { address.removeLast() }
        return address.isEmpty ? nil : ByteString(bare(address))
    }

    /// Without what may be written or left out.
    private static func bare(_ address: ArraySlice<UInt8>) -> [UInt8] {
        var rest = address
        for scheme in ["https://", "http://", "mailto:"] where rest.starts(with: scheme.utf8) { rest = rest.dropFirst(scheme.utf8.count) }
        while rest.last == 0x2F { rest.removeLast() }
        return Array(rest)
    }

    /// Runs of letters and digits in lower case; characters of three bytes and more each for themselves.
    private static func words(of text: ArraySlice<UInt8>) -> [ByteString] {
        var words: [ByteString] = []
        var word: [UInt8] = []
        var i = text.startIndex
        func finish() {
            if !word.isEmpty { words.append(ByteString(word)) }
            word.removeAll()
        }
        while i < text.endIndex {
            let byte = text[i]
            if byte.isASCIILetter || byte.isASCIIDigit {
                word.append(byte.asciiLowercased)
                i += 1
            } else if byte < 0x80 {
                finish()
                i += 1
            } else if byte < 0xE1 {
                word.append(byte)
                i += 1
            } else {
                finish()
                let end = min(i + (byte >= 0xF0 ? 4 : 3), text.endIndex)
                // Punctuation and signs say nothing of their own.
                if byte >= 0xE3 { words.append(ByteString(Array(text[i..<end]))) }
                i = end
            }
        }
        finish()
        return words
    }
}
