/// Text for XML 1.0.
enum XMLText {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// `text` for the content of elements and for attributes in double quotes. Controls are shown as `\u{…}`: XML 1.0 has no way to write
    /// most of them. What else it has no room for becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        TerminalText.escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            // CI servers obey `##[` anywhere in a line.
            case "#": result += "&#35;"
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
