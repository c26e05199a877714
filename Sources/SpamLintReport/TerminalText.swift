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

    /// Text of several lines without the control characters that a terminal would obey; line ends and tabs stay.
    public static func withoutControls(_ utf8: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(utf8.count)
        for (i, byte) in utf8.enumerated() {
            if byte < 0x20 ? byte != 0x0A && byte != 0x09 : byte == 0x7F { continue }
            // U+0080 to U+009F are controls too: C2 and one of these bytes.
            let isControl = byte & 0xE0 == 0x80 && i > 0 && utf8[i - 1] == 0xC2
            if isControl {
                output.removeLast()
                continue
            }
            output.append(byte)
        }
        return output
    }

    /// Whether a terminal might obey a scalar, or a reader be misled by it, instead of seeing it.
    static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
