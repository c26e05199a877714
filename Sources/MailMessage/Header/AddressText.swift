import MailBytes

/// Brings the halves of an address into the form in which they are compared.
enum AddressText {
    /// Without comments and white space; without quotes where what they hold is an atom.
    static func localPart(_ text: ArraySlice<UInt8>) -> [UInt8] {
        if text.allSatisfy(isAtomByte) { return Array(text) }
        let bare = withoutComments(text)
        guard bare.count > 2, bare.first == ASCII.quote, bare.last == ASCII.quote else { return bare }
        let inside = bare[1..<bare.count - 1]
        return inside.allSatisfy(isAtomByte) ? Array(inside) : bare
    }

    /// Without comments and white space.
    static func domain(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.allSatisfy(isAtomByte) ? Array(text) : withoutComments(text)
    }

    private static func withoutComments(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var depth = 0
        var isQuoted = false
        var i = text.startIndex
        while i < text.endIndex {
            let byte = text[i]
            i += 1
            if byte == ASCII.backslash, i < text.endIndex {
                if depth == 0 { out += [byte, text[i]] }
                i += 1
            } else if isQuoted {
                if byte == ASCII.quote { isQuoted = false }
                if byte != ASCII.cr, byte != ASCII.lf { out.append(byte) }
            } else if byte == 0x28 {
                depth += 1
            } else if byte == 0x29, depth > 0 {
                depth -= 1
            } else if depth == 0, !byte.isASCIIWhitespace {
                if byte == ASCII.quote { isQuoted = true }
                out.append(byte)
            }
        }
        return out
    }

    /// RFC 5322, section 3.2.3, and UTF-8 (RFC 6532).
    private static func isAtomByte(_ byte: UInt8) -> Bool {
        if byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit { return true }
        switch byte {
        case 0x21, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x2F, 0x3D, 0x3F, 0x5E, 0x5F, 0x60, 0x7B, 0x7C, 0x7D, 0x7E:
            return true
        default: return false
        }
    }
}
