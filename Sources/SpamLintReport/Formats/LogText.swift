/// Text for logs of CI servers, which obey lines that begin with `::`, and `##[` or `##vso[` anywhere.
enum LogText {
    /// `text` with the first character of such commands written as an escape. Most texts have none and are returned as they are.
    static func harmless(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: "#")) else { return text }
        var result: [UInt8] = []
        var copied = 0
        let bytes = Array(text.utf8)
        var isAtStart = true
        for (i, byte) in bytes.enumerated() {
            let escape: String?
            if byte == UInt8(ascii: ":"), isAtStart, bytes[i...].starts(with: "::".utf8) {
                escape = "\\u{3a}"
            } else if byte == UInt8(ascii: "#"), isCommand(bytes[i...]) {
                escape = "\\u{23}"
            } else {
                escape = nil
            }
            if let escape {
                result += bytes[copied..<i] + Array(escape.utf8)
                copied = i + 1
            }
            // Runners look behind white space; colours come before nothing that a message could bring.
            if byte == 0x0A { isAtStart = true } else if byte != 0x20, byte != 0x09, byte != 0x0D { isAtStart = false }
        }
        guard copied > 0 else { return text }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    private static func isCommand(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "##".utf8) else { return false }
        let rest = String(decoding: bytes.dropFirst(2).prefix(4), as: UTF8.self).lowercased()
        return rest.hasPrefix("[") || rest == "vso["
    }

    /// A line: control characters escaped, and nothing that a CI server would obey.
    static func line(_ text: String) -> String { harmless(TerminalText.escaped(text)) }
}
