/// Text of a message made harmless for a terminal.
public enum TerminalText {
    /// `text` with control characters, escapes and bidirectional controls shown as `\u{…}`; tabs become spaces.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isDangerous($0) || $0 == "\t" }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                result += " "
            } else if isDangerous(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text of several lines without what a terminal would obey or a reader be misled by: control characters, line ends of other kinds and
    /// marks of direction. Line ends, tabs, and what joins letters stay.
    public static func withoutControls(_ utf8: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(utf8.count)
        var i = 0
        while i < utf8.count {
            let length = lengthOfControl(utf8, at: i)
            if length == 0 { output.append(utf8[i]) }
            i += max(1, length)
        }
        return output
    }

    /// The bytes of the control that stands at `i`; 0 where none does.
    private static func lengthOfControl(_ utf8: [UInt8], at i: Int) -> Int {
        let byte = utf8[i]
        if byte < 0x80 { return byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F ? 1 : 0 }
        guard i + 1 < utf8.count else { return 0 }
        let second = utf8[i + 1]
        switch byte {
        // U+0080 to U+009F, and U+061C.
        case 0xC2: return second & 0xE0 == 0x80 ? 2 : 0
        case 0xD8: return second == 0x9C ? 2 : 0
        case 0xE2:
            guard i + 2 < utf8.count else { return 0 }
            let third = utf8[i + 2]
            // U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069.
            let isMark =
                second == 0x80 && (third == 0x8E || third == 0x8F || 0xA8...0xAE ~= third) || second == 0x81 && 0xA6...0xA9 ~= third
            return isMark ? 3 : 0
        default: return 0
        }
    }

    /// Text of several lines with what a terminal might obey shown as `\u{…}`; line ends and tabs stay.
    public static func escapedLines(_ utf8: [UInt8]) -> [UInt8] {
        var result = String.UnicodeScalarView()
        var isReturn = false
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            // A carriage return is a line end before a line feed, and else goes back to the line's beginning.
            if isReturn { result.append(contentsOf: scalar == "\n" ? "\r".unicodeScalars : "\\u{d}".unicodeScalars) }
            isReturn = scalar == "\r"
            if isReturn { continue }
            if scalar != "\n", scalar != "\t", isDangerous(scalar) {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        if isReturn { result.append(contentsOf: "\\u{d}".unicodeScalars) }
        return Array(String(result).utf8)
    }

    /// Whether a terminal might obey a scalar, or a reader be misled by it, instead of seeing it.
    static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
