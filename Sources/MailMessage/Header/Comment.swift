import MailBytes

/// Comments of structured fields (RFC 5322, section 3.2.2): `(like this (or nested))`.
enum Comment {
    /// The offset behind the comment that begins at `start`; `end` if it never ends.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        var depth = 0
        var i = start
        while i < end {
            switch bytes[i] {
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth == 0 { return i + 1 }
            case ASCII.backslash: i += 1
            default: break
            }
            i += 1
        }
        return end
    }
}
