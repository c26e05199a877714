import MailBytes

/// What mail programs put before a subject: `Re:`, `Fwd:`, `回复：`, `[list]`.
enum SubjectPrefix {
    enum Kind {
        case reply, forward
    }

    private static let replies = ["re", "aw", "sv", "antw", "vs", "odp", "ynt", "回复", "回覆", "答复", "答覆", "返信"]
    private static let forwards = ["fwd", "fw", "wg", "vb", "tr", "enc", "rv", "转发", "轉寄", "轉發", "转寄", "転送"]

    /// The prefix that begins at `start`, colon and counter (`Re[2]:`) included.
    static func read(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> (kind: Kind, range: Range<Int>)? {
        for (words, kind) in [(replies, Kind.reply), (forwards, Kind.forward)] {
            for word in words {
                guard let after = match(word, in: bytes, at: start, end: end) else { continue }
                var i = counter(in: bytes, at: after, end: end)
                while i < end, bytes[i] == ASCII.space { i += 1 }
                if i < end, bytes[i] == ASCII.colon, !isName(bytes, start, i, end) { return (kind, start..<i + 1) }
                if i + 3 <= end, bytes[i] == 0xEF, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x9A { return (kind, start..<i + 3) }
            }
        }
        return nil
    }

    /// Small letters that a word follows at once are a name, `re:Invent`; mail programs write `Re:` or `RE:`.
    private static func isName(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ colon: Int, _ end: Int) -> Bool {
        colon + 1 < end && bytes[colon + 1].isASCIILetter && bytes[start] &- 0x61 < 26
    }

    /// Where the subject proper begins: after all prefixes and bracketed tags.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var i = range.lowerBound
        for _ in 0..<10 {
            while i < range.upperBound, bytes[i] == ASCII.space { i += 1 }
            if let prefix = read(in: bytes, at: i, end: range.upperBound) {
                i = prefix.range.upperBound
            } else if i < range.upperBound, bytes[i] == 0x5B, let close = bytes[i..<range.upperBound].firstIndex(of: 0x5D), close - i < 60 {
                i = close + 1
            } else {
                return i
            }
        }
        return i
    }

    private static func match(_ word: String, in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
        var i = start
        for byte in word.utf8 {
            guard i < end, bytes[i].asciiLowercased == byte else { return nil }
            i += 1
        }
        return i
    }

    /// The end of `[2]` or `(2)` or `^2`, if one stands here.
    private static func counter(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int {
        guard start < end, bytes[start] == 0x5B || bytes[start] == 0x28 || bytes[start] == 0x5E else { return start }
        var i = start + 1
        while i < end, i - start < 5, bytes[i].isASCIIDigit { i += 1 }
        guard i > start + 1 else { return start }
        if bytes[start] == 0x5E { return i }
        return i < end && (bytes[i] == 0x5D || bytes[i] == 0x29) ? i + 1 : start
    }
}
