internal import MailBytes

/// The work behind `WebURL`: one pass over the URL without what browsers drop.
struct WebURLParser {
    private(set) var kind = WebURL.Kind.relative
    private(set) var scheme = ""
    private(set) var host: Host?
    private(set) var port: Int?
    private(set) var isIrregular = false
    // Ranges of `bytes`; `original` turns them into ranges of what was given.
    private(set) var schemeRange: Range<Int>?
    private(set) var userinfo: Range<Int>?
    private(set) var hostRange: Range<Int>?
    private(set) var path = 0..<0
    private(set) var query: Range<Int>?
    private(set) var fragment: Range<Int>?

    /// The URL without white space round it and without tabs and line breaks.
    private let bytes: [UInt8]
    /// Where `bytes` begins in the original; used unless `offsets` is there.
    private let start: Int
    /// The place of each byte in the original, if some were dropped in between.
    private let offsets: [Int]?
    private var i = 0

    init(_ utf8: [UInt8]) {
        var low = 0
        var high = utf8.count
        while low < high, utf8[low] <= ASCII.space { low += 1 }
        while high > low, utf8[high - 1] <= ASCII.space { high -= 1 }
        start = low
        let trimmed = utf8[low..<high]
        if trimmed.contains(where: WebURLParser.isDropped) {
            let kept = trimmed.indices.filter { !WebURLParser.isDropped(utf8[$0]) }
            offsets = kept
            bytes = kept.map { utf8[$0] }
            isIrregular = true
        } else {
            offsets = nil
            bytes = Array(trimmed)
        }
    }

    private static func isDropped(_ byte: UInt8) -> Bool { byte == ASCII.tab || byte == ASCII.lf || byte == ASCII.cr }

    func original(_ range: Range<Int>) -> Range<Int> {
        guard let offsets else { return range.lowerBound + start..<range.upperBound + start }
        let end = offsets.last.map { $0 + 1 } ?? start
        let low = range.lowerBound < offsets.count ? offsets[range.lowerBound] : end
        return range.isEmpty ? low..<low : low..<offsets[range.upperBound - 1] + 1
    }

    // MARK: Parsing

    mutating func parse() {
        guard !bytes.isEmpty else {
            kind = .empty
            return
        }
        if isPlaceholder(at: 0) {
            kind = .placeholder
            path = 0..<bytes.count
            return
        }
        if bytes[0] == 0x23 {
            kind = .fragment
            fragment = 1..<bytes.count
            return
        }
        readScheme()
        if scheme.isEmpty {
            if slashes(at: 0) >= 2 {
                kind = .protocolRelative
                i = 2
                noteBackslashes(0..<2)
                readAuthority(isSpecial: true)
            }
        } else {
            readAfterScheme()
        }
        readPath()
    }

    private mutating func readScheme() {
        guard bytes[0].isASCIILetter, let colon = bytes.firstIndex(where: { !WebURLParser.isSchemeByte($0) }), bytes[colon] == ASCII.colon
        else { return }
        scheme = String(decoding: bytes[..<colon].map(\.asciiLowercased), as: UTF8.self)
        schemeRange = 0..<colon
        i = colon + 1
    }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == ASCII.dash || byte == ASCII.dot
    }

    private mutating func readAfterScheme() {
        switch scheme {
        case "http", "https", "ftp", "ws", "wss":
            kind = .web
            let count = slashes(at: i)
            noteBackslashes(i..<i + count)
            if count != 2 { isIrregular = true }
            i += count
            readAuthority(isSpecial: true)
        case "mailto": kind = .mailto
        case "tel", "callto": kind = .tel
        case "sms", "smsto": kind = .sms
        case "cid": kind = .cid
        case "data": kind = .data
        case "javascript", "vbscript": kind = .javascript
        case "file": kind = .file
        default:
            kind = .other
            if bytes[i...].starts(with: [0x2F, 0x2F]) {
                i += 2
                readAuthority(isSpecial: false)
            }
        }
    }

    /// How many slashes or backslashes stand at `start`.
    private func slashes(at start: Int) -> Int {
        bytes[start...].prefix { $0 == 0x2F || $0 == ASCII.backslash }.count
    }

    private mutating func noteBackslashes(_ range: Range<Int>) {
        if bytes[range].contains(ASCII.backslash) { isIrregular = true }
    }

    /// `user:password@host:port` up to the path.
    private mutating func readAuthority(isSpecial: Bool) {
        if isPlaceholder(at: i) {
            kind = .placeholder
            return
        }
        let end =
            bytes[i...].firstIndex { $0 == 0x2F || $0 == ASCII.question || $0 == 0x23 || (isSpecial && $0 == ASCII.backslash) }
            ?? bytes.count
        if end < bytes.count { noteBackslashes(end..<end + 1) }
        var low = i
        if let at = bytes[i..<end].lastIndex(of: ASCII.at) {
            userinfo = i..<at
            low = at + 1
        }
        var high = end
        let hasBracket = low < end && bytes[low] == 0x5B
        let search = hasBracket ? bytes[low..<end].lastIndex(of: 0x5D) ?? low : low
        if let colon = bytes[search..<end].lastIndex(of: ASCII.colon) {
            let digits = bytes[(colon + 1)..<end]
            if digits.allSatisfy(\.isASCIIDigit) {
                port = digits.count <= 8 ? Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 <= 65535 ? $0 : nil } : nil
                high = colon
            }
        }
        i = end
        hostRange = low..<high
        host = Host(bytes[low..<high])
        if host == nil, (low..<high).contains(where: isPlaceholder) { kind = .placeholder }
    }

    private mutating func readPath() {
        let rest = bytes[i...]
        let hash = rest.firstIndex(of: 0x23) ?? bytes.count
        if hash < bytes.count { fragment = hash + 1..<bytes.count }
        let mark = bytes[i..<hash].firstIndex(of: ASCII.question) ?? hash
        if mark < hash { query = mark + 1..<hash }
        path = i..<mark
    }

    /// Whether a placeholder of a template language opens at `i`: `{{ }}`, `{% %}`, `<% %>`, `*| |*`, `${ }`, `#{ }`, `[[ ]]`, `%%x%%`,
    /// `%name%`, `{name}`, `[name]`.
    private func isPlaceholder(at i: Int) -> Bool {
        guard i + 2 < bytes.count else { return false }
        let (first, second) = (bytes[i], bytes[i + 1])
        switch (first, second) {
        case (0x7B, 0x7B), (0x7B, 0x25), (0x3C, 0x25), (0x2A, 0x7C), (0x24, 0x7B), (0x23, 0x7B), (0x5B, 0x5B), (0x25, 0x25), (0x5B, 0x25):
            return true
        case (0x25, _):
            return isName(from: i + 1, endedBy: 0x25) && (bytes[i + 1].hexDigitValue == nil || bytes[i + 2].hexDigitValue == nil)
        case (0x7B, _): return isName(from: second == 0x24 ? i + 2 : i + 1, endedBy: 0x7D)
        case (0x5B, _): return isName(from: i + 1, endedBy: 0x5D)
        default: return false
        }
    }

    /// Letters, digits, `_`, `-`, `.`, `:` or spaces, beginning with a letter or `_`, then `end`.
    private func isName(from start: Int, endedBy end: UInt8) -> Bool {
        guard start < bytes.count, bytes[start].isASCIILetter || bytes[start] == 0x5F else { return false }
        let stop =
            bytes[start...].prefix(64).firstIndex {
                !($0.isASCIILetter || $0.isASCIIDigit || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E || $0 == 0x20)
            }
        guard let stop else { return false }
        return bytes[stop] == end
    }
}
