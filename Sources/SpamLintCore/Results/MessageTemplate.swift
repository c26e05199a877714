/// Fills `{name}` in the texts of rules.
public enum MessageTemplate {
    /// `template` with each `{name}` replaced; a name that `value` does not know stays as it is written.
    public static func fill(_ template: String, value: (String) -> String?) -> String {
        guard template.utf8.contains(0x7B) else { return template }
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let after = rest.index(after: open)
            guard let close = rest[after...].firstIndex(of: "}") else {
                result += rest[open...]
                return result
            }
            result += value(String(rest[after..<close])) ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
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
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}
