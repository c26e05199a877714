import MailBytes

/// The lines between `---` and `---` at the top of a file: one `key: value` each, as YAML writes them.
///
/// **Doesn't** read nested values, lists or texts of several lines; keys that say nothing of a message are passed over.
struct FrontMatter {
    private(set) var fields: [MailDraft.Field] = []
    private(set) var preheader: Range<Int>?
    private(set) var className: String?
    /// Where the body begins.
    private(set) var end = 0

    private static let limit = 16_384

    private static let names: [String: String] = [
        "subject": "Subject", "emailsubject": "Subject", "mailsubject": "Subject", "subjectline": "Subject", "from": "From",
        "emailfrom": "From", "fromaddress": "From", "replyto": "Reply-To", "to": "To", "listunsubscribe": "List-Unsubscribe",
        "listunsubscribepost": "List-Unsubscribe-Post", "主题": "Subject",
    ]
    private static let previews: Set<String> = ["preheader", "preview", "previewtext", "preheadertext"]
    private static let classes: [String: String] = [
        "marketing": "marketing", "newsletter": "marketing", "promotional": "marketing", "broadcast": "marketing",
        "campaign": "marketing", "transactional": "transactional", "notification": "transactional", "list": "list",
    ]

    init?(_ bytes: [UInt8]) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard Self.isFence(bytes, &start) else { return nil }
        while start < min(bytes.count, Self.limit) {
            var next = start
            if Self.isFence(bytes, &next) {
                end = next
                return
            }
            let stop = bytes[start...].firstIndex(of: ASCII.lf) ?? bytes.count
            read(bytes, start..<stop)
            start = stop + 1
        }
        return nil
    }

    /// Whether a line of three dashes stands at `start`, which is then moved behind it.
    static func isFence(_ bytes: [UInt8], _ start: inout Int) -> Bool {
        guard bytes[start...].starts(with: [0x2D, 0x2D, 0x2D]) else { return false }
        var i = start + 3
        while i < bytes.count, bytes[i].isBlank || bytes[i] == ASCII.cr { i += 1 }
        guard i == bytes.count || bytes[i] == ASCII.lf else { return false }
        start = min(bytes.count, i + 1)
        return true
    }

    private mutating func read(_ bytes: [UInt8], _ line: Range<Int>) {
        // What is indented belongs to the value above.
        guard let first = line.first, !bytes[first].isASCIIWhitespace, let colon = line.first(where: { bytes[$0] == ASCII.colon }) else {
            return
        }
        let key = String(decoding: bytes[first..<colon].filter { $0 != 0x5F && $0 != ASCII.dash && $0 != ASCII.space }, as: UTF8.self)
            .lowercased()
        var value = bytes.withUnsafeBufferPointer { $0.trimmed(colon + 1..<line.upperBound) }
        if value.count >= 2, bytes[value.lowerBound] == bytes[value.upperBound - 1],
            bytes[value.lowerBound] == ASCII.quote || bytes[value.lowerBound] == UInt8(ascii: "'")
        {
            value = value.lowerBound + 1..<value.upperBound - 1
        }
        guard !value.isEmpty else { return }
        if let name = Self.names[key], !fields.contains(where: { $0.name == name }) {
            fields.append(MailDraft.Field(name: name, value: value))
        } else if Self.previews.contains(key), preheader == nil {
            preheader = value
        } else if key == "class" || key == "type" || key == "category" || key == "kind" {
            className = Self.classes[String(decoding: bytes[value], as: UTF8.self).lowercased()] ?? className
        }
    }
}
