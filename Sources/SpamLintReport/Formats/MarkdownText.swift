import SpamLintCore

/// Text for Markdown as code hosts render it.
enum MarkdownText {
    /// Prose of ours or of a rule: whatever Markdown or HTML would be made of is shown as it is written.
    static func escaped(_ text: String) -> String {
        TerminalText.escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!", "$", "@": result += "\\" + String(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Text of a message: in code no mention, link or picture comes of it. The fence is longer than any run of backticks within.
    ///
    /// - Parameter isCell: Whether it stands in a table, where a bar ends a cell even in code.
    static func code(_ text: String, isCell: Bool = false) -> String {
        guard !text.isEmpty else { return "" }
        let plain = LogText.line(text)
        var run = 0
        var longest = 0
        for byte in plain.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let needsSpace = plain.hasPrefix("`") || plain.hasSuffix("`") || (plain.hasPrefix(" ") && plain.hasSuffix(" "))
        let body = isCell ? plain.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") : plain
        return needsSpace ? "\(fence) \(body) \(fence)" : fence + body + fence
    }

    static func link(_ reference: Rule.Reference) -> String { "[\(escaped(reference.title))](\(address(reference.url)))" }

    /// An address between the brackets of a link.
    static func address(_ url: String) -> String {
        url.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "(": result += "%28"
            case ")": result += "%29"
            case " ": result += "%20"
            case "<": result += "%3C"
            case ">": result += "%3E"
            case "|": result += "%7C"
            default: if !TerminalText.isDangerous(scalar) { result.unicodeScalars.append(scalar) }
            }
        }
    }
}
