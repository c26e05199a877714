import MailBytes

/// Tags that tell mail from pages of a site, in one pass over a file's beginning.
struct MarkupMarks {
    /// It is a page of its own, or laid out in tables.
    private(set) var isPage = false
    /// It holds what no mail program shows: scripts, forms, navigation, style sheets elsewhere.
    private(set) var isSite = false
    private(set) var isMJML = false

    private static let pages: [StaticString] = ["html", "body", "table", "center", "!doctype"]
    private static let sites: [StaticString] = [
        "script", "form", "nav", "input", "button", "select", "textarea", "iframe", "dialog", "canvas", "template", "slot",
    ]

    init(_ head: [UInt8]) {
        head.withUnsafeBufferPointer { bytes in
            var i = 0
            while true {
                i = bytes.find(ASCII.less, from: i, to: bytes.count) + 1
                guard i < bytes.count else { return }
                if Self.begins("mjml", at: i, in: bytes) { isMJML = true }
                if Self.pages.contains(where: { Self.begins($0, at: i, in: bytes) }) { isPage = true }
                if Self.sites.contains(where: { Self.begins($0, at: i, in: bytes) }), !isStructuredData(bytes, i) { isSite = true }
                if Self.begins("link", at: i, in: bytes), isSheet(bytes, i) { isSite = true }
            }
        }
    }

    /// Whether the keys of a mail object may stand at the beginning of JSON.
    static func mayBeObject(_ head: [UInt8]) -> Bool {
        head.withUnsafeBufferPointer { bytes in
            let keys: [StaticString] = [
                "\"HtmlBody\"", "\"TextBody\"", "\"personalizations\"", "\"HtmlPart\"", "\"TextPart\"", "\"SubjectPart\"", "\"Template\"",
                "\"TemplateContent\"", "\"Destination\"", "\"FromEmailAddress\"", "\"html\"", "\"text\"", "\"subject\"", "\"from\"",
            ]
            var i = 0
            while true {
                i = bytes.find(ASCII.quote, from: i, to: bytes.count)
                guard i < bytes.count else { return false }
                for key in keys where i + key.utf8CodeUnitCount <= bytes.count {
                    if UnsafeBufferPointer(rebasing: bytes[i..<i + key.utf8CodeUnitCount])
                        .elementsEqual(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
                    {
                        return true
                    }
                }
                i += 1
            }
        }
    }

    /// `<script type="application/ld+json">` tells Gmail of an order or a flight.
    private func isStructuredData(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        guard Self.begins("script", at: i, in: bytes) else { return false }
        return Self.tag(bytes, i).contains("ld+json")
    }

    /// Fonts are linked from mail as well, sheets of styles are not.
    private func isSheet(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        let tag = Self.tag(bytes, i)
        return tag.contains("stylesheet") && !tag.contains("fonts.")
    }

    private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> String {
        let end = bytes.find(ASCII.greater, from: i, to: min(bytes.count, i + 300))
        return String(decoding: bytes[i..<min(end, bytes.count)], as: UTF8.self).lowercased()
    }

    private static func begins(_ name: StaticString, at i: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = i + name.utf8CodeUnitCount
        guard end < bytes.count, bytes[i..<end].equalsASCIICaseless(name) else { return false }
        return !(bytes[end].isASCIILetter || bytes[end].isASCIIDigit || bytes[end] == ASCII.dash)
    }
}
