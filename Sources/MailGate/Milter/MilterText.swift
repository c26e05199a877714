internal import MailBytes

/// Text for envelopes, out of what a mail server says.
enum MilterText {
    /// Bytes of an address, a name or a macro that are kept. An address has 254 at the most (RFC 5321 section 4.5.3.1).
    static let most = 1024

    static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(most), as: UTF8.self)
    }

    /// The address of an argument to MAIL or RCPT: without its brackets and without a source route (RFC 5321 appendix C). A bracket or a
    /// colon between quotes, or after a backslash, is part of the address.
    static func address(_ argument: ArraySlice<UInt8>) -> String {
        var rest = argument.drop(while: \.isASCIIWhitespace)
        let closing: (UInt8) -> Bool
        if rest.first == ASCII.less {
            rest = rest.dropFirst()
            closing = { $0 == ASCII.greater }
            // Where quotes are left open, the last bracket closes.
            if end(rest, closing) == rest.endIndex, rest.last == ASCII.greater { rest = rest.dropLast() }
        } else {
            closing = \.isASCIIWhitespace
        }
        rest = rest[..<end(rest, closing)]
        if rest.first == ASCII.at {
            let colon = end(rest) { $0 == ASCII.colon }
            if colon < rest.endIndex { rest = rest[(colon + 1)...] }
        }
        return string(rest)
    }

    /// Where the first byte stands that is wanted and neither quoted nor escaped; the end where there is none.
    private static func end(_ bytes: ArraySlice<UInt8>, _ isWanted: (UInt8) -> Bool) -> Int {
        var isQuoted = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == ASCII.backslash {
                index += 2
                continue
            }
            if byte == ASCII.quote {
                isQuoted.toggle()
            } else if !isQuoted, isWanted(byte) {
                return index
            }
            index += 1
        }
        return bytes.endIndex
    }
}
