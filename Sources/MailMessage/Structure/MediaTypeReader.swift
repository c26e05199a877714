import MailBytes

/// Reads `type/subtype` at the start of a Content-Type body, white space and comments between them allowed.
struct MediaTypeReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    /// Behind what was read: where the parameters start.
    private(set) var position: Int
    private(set) var isMalformed = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// The type, or nil where RFC 2045, section 5.2, says that `text/plain` has to be assumed.
    mutating func read() -> MediaType? {
        skip()
        let isQuoted = position < end && bytes[position] == ASCII.quote
        if isQuoted {
            isMalformed = true
            position += 1
        }
        let type = token()
        skip()
        guard !type.isEmpty, position < end, bytes[position] == 0x2F else {
            isMalformed = true
            return nil
        }
        position += 1
        skip()
        let subtype = token()
        if isQuoted, position < end, bytes[position] == ASCII.quote { position += 1 }
        let after = position
        skip()
        if subtype.isEmpty || position < end && bytes[position] != ASCII.semicolon { isMalformed = true }
        position = after
        guard !subtype.isEmpty else { return nil }
        return MediaType(type: UnsafeBufferPointer(rebasing: bytes[type]), subtype: UnsafeBufferPointer(rebasing: bytes[subtype]))
    }

    private mutating func token() -> Range<Int> {
        let start = position
        while position < end, Self.isTokenByte(bytes[position]) { position += 1 }
        return start..<position
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3C, 0x3E, 0x3F, 0x40, 0x5B, 0x5C, 0x5D: false
        default: byte > 0x20 && byte < 0x7F
        }
    }

    private mutating func skip() {
        while position < end {
            if bytes[position].isASCIIWhitespace {
                position += 1
            } else if bytes[position] == 0x28 {
                position = Comment.end(in: bytes, from: position, to: end)
            } else {
                return
            }
        }
    }
}
