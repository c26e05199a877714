import MailBytes

/// The charset that an HTML page says it is in.
enum HTMLCharset {
    /// Browsers look no further.
    private static let reach = 1024

    /// The charset of the first `<meta … charset=…>`, or nil. One that takes two or four bytes for an ASCII character cannot be true: the
    /// tag was read without it.
    static func declared(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Charset? {
        let end = min(range.upperBound, range.lowerBound + reach)
        var i = range.lowerBound
        while i < end {
            i = bytes.find(ASCII.less, from: i, to: end)
            guard i + 5 < end else { return nil }
            if bytes[i + 1..<i + 5].equalsASCIICaseless("meta") {
                let close = bytes.find(ASCII.greater, from: i, to: end)
                if let label = label(bytes, i..<close), let charset = Charset(label: bytes[label]) {
                    switch charset.method {
                    case .utf16, .utf32: return nil
                    default: return charset
                    }
                }
            }
            i += 1
        }
        return nil
    }

    private static func label(_ bytes: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>) -> Range<Int>? {
        var i = tag.lowerBound
        while i + 8 < tag.upperBound {
            if bytes[i..<i + 7].equalsASCIICaseless("charset") {
                var start = i + 7
                while start < tag.upperBound, bytes[start].isASCIIWhitespace { start += 1 }
                if start < tag.upperBound, bytes[start] == ASCII.equals {
                    start += 1
                    while start < tag.upperBound, bytes[start].isASCIIWhitespace || bytes[start] == ASCII.quote || bytes[start] == 0x27 {
                        start += 1
                    }
                    var end = start
                    while end < tag.upperBound, isLabelByte(bytes[end]) { end += 1 }
                    return end > start ? start..<end : nil
                }
            }
            i += 1
        }
        return nil
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.dash || byte == 0x5F || byte == ASCII.dot || byte == ASCII.colon
    }
}
