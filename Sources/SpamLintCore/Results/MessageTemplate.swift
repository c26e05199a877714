/// Fills `{name}` in the texts of rules.
public enum MessageTemplate {
    /// `template` with each `{name}` replaced; a name that `value` does not know stays as it is written.
    public static func fill(_ template: String, value: (String) -> String?) -> String {
        var template = template
        let filled = template.withUTF8 { text -> [UInt8]? in
            guard var open = text.firstIndex(of: 0x7B) else { return nil }
            var result: [UInt8] = []
            result.reserveCapacity(text.count + 64)
            var rest = 0
            while let close = text[open...].firstIndex(of: 0x7D) {
                result += text[rest..<open]
                let name = text[open + 1..<close]
                // `{{x}}` in a text is what templates write, no name of ours.
                let isName = !name.isEmpty && name.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x2D }
                if isName, let value = value(String(decoding: name, as: UTF8.self)) {
                    result += value.utf8
                } else {
                    result += text[open...close]
                }
                rest = close + 1
                guard let next = text[rest...].firstIndex(of: 0x7B) else { break }
                open = next
            }
            return result + text[rest...]
        }
        return filled.map { String(decoding: $0, as: UTF8.self) } ?? template
    }

    /// The names between braces, in order.
    public static func names(in template: String) -> [String] {
        var names: [String] = []
        _ = fill(template) { name in
            names.append(name)
            return nil
        }
        return names
    }

    /// `text` on one line, cut after `limit` characters.
    public static func shorten(_ text: String, to limit: Int) -> String {
        // Most texts are short and plain; counting characters is slow.
        if text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}
