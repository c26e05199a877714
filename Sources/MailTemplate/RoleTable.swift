import MailBytes

/// Tells what a placeholder stands for.
struct RoleTable: Sendable {
    /// What services say of a name between certain delimiters.
    struct Entry: Sendable {
        let role: PlaceholderRole
        let service: MailService
        let written: String
    }

    static let shared = RoleTable(ServicePlaceholders.all)

    private let entries: [[UInt8]: [Entry]]

    private init(_ rows: [ServicePlaceholders]) {
        var entries: [[UInt8]: [Entry]] = [:]
        for row in rows {
            for written in row.written {
                entries[Self.key(ofWritten: written), default: []].append(
                    Entry(role: row.role, service: row.service, written: written))
            }
        }
        self.entries = entries
    }

    /// What services say of a token; empty where none knows it.
    func entries(for token: TemplateToken, in bytes: UnsafeBufferPointer<UInt8>) -> [Entry] {
        guard let key = Self.key(of: token, in: bytes) else { return [] }
        if let exact = entries[key] {
            // Two services share `*|UNSUB|*`: one of them names the page behind a colon.
            return exact
        }
        return []
    }

    func knows(_ token: TemplateToken, in bytes: UnsafeBufferPointer<UInt8>) -> Bool { !entries(for: token, in: bytes).isEmpty }

    /// The placeholder of one of `services` that a token is a misspelling of; nil where it is too far from all.
    func nearest(to token: TemplateToken, of services: Set<MailService>, in bytes: UnsafeBufferPointer<UInt8>) -> Entry? {
        guard let key = Self.key(of: token, in: bytes), key.count > 5, key.count < 60 else { return nil }
        var best: (entry: Entry, edits: Int)?
        for (known, list) in entries where known.prefix(2) == key.prefix(2) && abs(known.count - key.count) <= 2 {
            guard let entry = list.first(where: { services.contains($0.service) }) else { continue }
            let edits = Self.edits(key, known)
            // A letter that makes a plural or a number is a name of the template's own.
            guard edits > 0, edits <= (known.count >= 8 ? 2 : 1), !Self.isVariant(key, of: known) else { continue }
            if let best, (best.edits, best.entry.written) <= (edits, entry.written) { continue }
            best = (entry, edits)
        }
        return best?.entry
    }

    private static func isVariant(_ key: [UInt8], of known: [UInt8]) -> Bool {
        guard let last = key.last, key.count > known.count, key.starts(with: known) else { return false }
        return last.isASCIIDigit || last == UInt8(ascii: "s") || last == 0x5F
    }

    // MARK: Keys

    /// The delimiters of a token, then what it names in lower case without filters and arguments; nil for what names nothing.
    static func key(of token: TemplateToken, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard token.kind == .output || token.kind == .inclusion, !token.expression.isEmpty, token.expression.count < 200 else { return nil }
        let mark: StaticString =
            switch token.syntax {
            case .mustache, .go: "{{"
            case .tags: bytes.hasASCIICaseless("{{", at: token.range.lowerBound) ? "{{" : "{%"
            case .erb: "<%"
            case .mailchimp: "*|"
            case .ampscript: "%%"
            case .percent: "%"
            case .doubleBrackets: "[["
            case .brackets: "["
            case .braces: "{"
            case .smarty: "{$"
            case .freemarker, .velocity: "${"
            case .percentFormat: "%("
            case .elements: "<"
            case .varCall: "@"
            case .php, .thymeleaf: ""
            }
        guard mark.utf8CodeUnitCount > 0 else { return nil }
        return [UInt8](mark) + name(bytes.lowered(token.expression), mark: mark)
    }

    private static func name(_ expression: [UInt8], mark: StaticString) -> [UInt8] {
        let text = expression[...]
        func up(to byte: UInt8) -> ArraySlice<UInt8> { text.firstIndex(of: byte).map { text[..<$0] } ?? text }
        func trimmed(_ slice: ArraySlice<UInt8>) -> [UInt8] {
            var slice = slice
            while let last = slice.last, last.isASCIIWhitespace { slice.removeLast() }
            return Array(slice)
        }
        switch mark.utf8Start[0] {
        case UInt8(ascii: "{") where mark.utf8CodeUnitCount == 2 && mark.utf8Start[1] == UInt8(ascii: "%"):
            return trimmed(up(to: ASCII.space))
        case UInt8(ascii: "{"):
            if text.starts(with: [UInt8]("preference_center.")) { return [UInt8]("preference_center.") }
            return trimmed(up(to: UInt8(ascii: "|")))
        case UInt8(ascii: "*"):
            return text.starts(with: [UInt8]("unsub:")) ? [UInt8]("unsub:") : Array(text)
        case UInt8(ascii: "%"): return trimmed(up(to: UInt8(ascii: "(")))
        case UInt8(ascii: "["):
            return text.starts(with: [UInt8]("unsub_link")) ? [UInt8]("unsub_link") : Array(text)
        default: return Array(text)
        }
    }

    /// The key of a placeholder as a manual writes it.
    private static func key(ofWritten written: String) -> [UInt8] {
        let bytes = Array(written.utf8).map(\.asciiLowercased)
        let marks: [(open: StaticString, skip: Int, close: Int, mark: StaticString)] = [
            ("{{{", 3, 3, "{{"), ("{{", 2, 2, "{{"), ("{%", 2, 2, "{%"), ("{$", 2, 1, "{$"), ("{", 1, 1, "{"), ("<%", 2, 2, "<%"),
            ("<", 1, 1, "<"), ("*|", 2, 2, "*|"), ("%%=", 3, 3, "%%"), ("%%", 2, 2, "%%"), ("%(", 2, 2, "%("), ("%", 1, 1, "%"),
            ("[[", 2, 2, "[["), ("[", 1, 1, "["), ("${", 2, 1, "${"),
        ]
        for (open, skip, close, mark) in marks where bytes.starts(with: [UInt8](open)) {
            var inner = bytes[skip..<max(skip, bytes.count - close)]
            while let first = inner.first, first.isASCIIWhitespace { inner.removeFirst() }
            while let last = inner.last, last.isASCIIWhitespace { inner.removeLast() }
            return [UInt8](mark) + name(Array(inner), mark: mark)
        }
        return bytes
    }

    // MARK: Names that speak for themselves

    /// What a name that no service has seems to stand for.
    static func role(ofName expression: [UInt8]) -> PlaceholderRole? {
        let text = String(decoding: expression.filter { $0 != 0x5F && $0 != ASCII.dash && $0 != ASCII.space }, as: UTF8.self)
        for (role, words) in names where words.contains(where: { text.contains($0) }) { return role }
        return nil
    }

    private static let names: [(role: PlaceholderRole, words: [String])] = [
        (.unsubscribe, ["unsub", "optout", "listremove", "removeme", "退订", "取消订阅"]),
        (
            .preferences,
            ["preference", "managesubscription", "emailsettings", "subscriptionsettings", "notificationsettings", "updateprofile"]
        ),
        (
            .postalAddress,
            [
                "postaladdress", "companyaddress", "company.address", "mailingaddress", "physicaladdress", "businessaddress",
                "senderaddress", "streetaddress", "storeaddress", "shopaddress", "shop.address", "office.address", "org.address", "公司地址",
            ]
        ),
        (.viewInBrowser, ["viewinbrowser", "browserurl", "webview", "viewonline", "webversion", "permalink", "onlineversion"]),
        (.senderName, ["sendername", "companyname", "company.name", "businessname", "brandname", "公司名称"]),
        (.footer, ["footer"]),
    ]

    /// Letters to change, add, drop or swap with the next.
    static func edits(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before: [Int] = []
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var next = [i + 1]
            for (j, y) in b.enumerated() {
                var least = min(row[j] + (x == y ? 0 : 1), row[j + 1] + 1, next[j] + 1)
                if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { least = min(least, before[j - 1] + 1) }
                next.append(least)
            }
            (before, row) = (row, next)
        }
        return row[b.count]
    }
}
