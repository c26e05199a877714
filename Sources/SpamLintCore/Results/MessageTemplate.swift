/// Fills `{name}` in the texts of rules.
public enum MessageTemplate {
    /// A stretch of a template.
    public enum Piece: Equatable {
        case text(String)
        /// What stands between braces, where that is written like a name.
        case name(String)
    }

    /// A template cut at its names; joined, with braces round the names, the pieces are the template.
    public static func pieces(of template: String) -> [Piece] {
        var template = template
        return template.withUTF8 { text in
            var pieces: [Piece] = []
            var written = 0
            var from = 0
            while let open = text[from...].firstIndex(of: 0x7B), let close = text[open...].firstIndex(of: 0x7D) {
                from = close + 1
                let name = text[open + 1..<close]
                // `{{x}}` in a text is what templates write, no name of ours.
                guard !name.isEmpty, name.allSatisfy({ $0 &- 0x61 < 26 || $0 == 0x2D }) else { continue }
                if written < open { pieces.append(.text(String(decoding: text[written..<open], as: UTF8.self))) }
                pieces.append(.name(String(decoding: name, as: UTF8.self)))
                written = from
            }
            if written < text.count { pieces.append(.text(String(decoding: text[written...], as: UTF8.self))) }
            return pieces
        }
    }

    /// `template` with each `{name}` replaced; a name that `value` does not know stays as it is written.
    public static func fill(_ template: String, value: (String) -> String?) -> String {
        guard template.utf8.contains(0x7B) else { return template }
        return pieces(of: template).reduce(into: "") { filled, piece in
            switch piece {
            case .text(let text): filled += text
            case .name(let name): filled += value(name) ?? "{" + name + "}"
            }
        }
    }

    /// The names between braces, in order.
    public static func names(in template: String) -> [String] {
        pieces(of: template).compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    /// `text` on one line, cut after `limit` characters.
    public static func shorten(_ text: String, to limit: Int) -> String {
        // Most texts are plain, and counting characters is slow.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return shortenPlain(text.utf8, to: limit) }
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let end = line.index(line.startIndex, offsetBy: limit, limitedBy: line.endIndex), end < line.endIndex else { return line }
        return line[..<line.index(before: end)] + "…"
    }

    /// The same for ASCII, where a byte is a character and CR LF a line break like any other.
    private static func shortenPlain(_ text: String.UTF8View, to limit: Int) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(limit + 2)
        var isBroken = false
        for byte in text {
            if byte &- 0x0A < 4 {
                isBroken = !line.isEmpty
                continue
            }
            if isBroken { line.append(0x20) }
            isBroken = false
            line.append(byte)
            if line.count > limit { return String(decoding: line.prefix(limit - 1), as: UTF8.self) + "…" }
        }
        return String(decoding: line, as: UTF8.self)
    }
}
