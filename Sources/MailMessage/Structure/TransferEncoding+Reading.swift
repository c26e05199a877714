import MailBytes

extension TransferEncoding {
    /// Reads the body of a Content-Transfer-Encoding field. `isMalformed` says that the name was only nearly right: quoted, spelt with a
    /// space, followed by something.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (encoding: TransferEncoding, isMalformed: Bool) {
        let word = bytes[range]
        for (name, encoding) in names where word.equalsASCIICaseless(name) { return (encoding, false) }
        var letters: [UInt8] = []
        var i = range.lowerBound
        while i < range.upperBound, letters.count < 24 {
            let byte = bytes[i]
            if byte == 0x28 {
                i = Comment.end(in: bytes, from: i, to: range.upperBound)
                continue
            }
            if byte == ASCII.semicolon || byte == ASCII.comma, !letters.isEmpty { break }
            if byte.isASCIILetter || byte.isASCIIDigit { letters.append(byte.asciiLowercased) }
            i += 1
        }
        for (name, encoding) in spellings where letters.equalsASCIICaseless(name) { return (encoding, true) }
        return letters.isEmpty ? (.sevenBit, true) : (.unknown, true)
    }

    private static let names: [(StaticString, TransferEncoding)] = [
        ("7bit", .sevenBit), ("8bit", .eightBit), ("quoted-printable", .quotedPrintable), ("base64", .base64), ("binary", .binary),
        ("x-uuencode", .uuencode), ("uuencode", .uuencode), ("x-uue", .uuencode), ("uue", .uuencode),
    ]

    private static let spellings: [(StaticString, TransferEncoding)] = [
        ("7bit", .sevenBit), ("7bits", .sevenBit), ("8bit", .eightBit), ("8bits", .eightBit), ("quotedprintable", .quotedPrintable),
        ("qp", .quotedPrintable), ("base64", .base64), ("b64", .base64), ("binary", .binary), ("xuuencode", .uuencode),
        ("uuencode", .uuencode), ("xuue", .uuencode), ("none", .sevenBit),
    ]
}
