import MailText

/// Tells text that a reader sees nothing of.
enum BlankText {
    /// Whether there is nothing but white space and invisible characters. Stops at the first that is seen.
    static func isBlank(_ utf8: some Collection<UInt8>) -> Bool {
        var rest = utf8[...]
        // A blank text of any length is rare; what is longer than this and still blank is looked at in pieces.
        while !rest.isEmpty {
            let piece = Array(rest.prefix(4_096))
            var scalars = UTF8Scalars(piece)
            var end = 0
            while let (scalar, range) = scalars.next() {
                if range.upperBound + 4 > piece.count, rest.count > piece.count { break }
                guard isUnseen(scalar) else { return false }
                end = range.upperBound
            }
            guard end > 0 else { return false }
            rest = rest.dropFirst(end)
        }
        return true
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0, 0xAD, 0x034F, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}
