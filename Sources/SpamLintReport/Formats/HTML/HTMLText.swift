/// Text for HTML.
enum HTMLText {
    /// `text` for content and for attributes in double quotes; controls are shown as `\u{…}`.
    static func escaped(_ text: String) -> String { entities(in: TerminalText.escaped(text)) }

    /// The same with everything left in place but what ends a text or a value.
    static func entities(in text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x23, 0x26, 0x27, 0x3A, 0x3C, 0x3E].contains($0) }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 64)
        for byte in text.utf8 {
            switch byte {
            case 0x22: result += "&quot;".utf8
            // CI servers obey `##[` anywhere in a line, and lines that begin with `::`.
            case 0x23: result += "&#35;".utf8
            case 0x3A where result.last == 0x3A: result += "&#58;".utf8
            case 0x26: result += "&amp;".utf8
            case 0x27: result += "&#39;".utf8
            case 0x3C: result += "&lt;".utf8
            case 0x3E: result += "&gt;".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Text of a message, kept from turning the words round it about.
    static func foreign(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }
}
