import MailBytes

/// One encoded word (RFC 2047) as it stands: `=?label?Q?text?=`.
struct EncodedWord {
    var range: Range<Int>
    var label: Range<Int>
    var isBase64: Bool
    var text: Range<Int>
}

/// Where a field used an encoded word, and whether it had to.
public struct EncodedWordUse: Sendable, Equatable {
    /// The whole word in the message's source.
    public let range: Range<Int>
    /// The charset's label; without the language that RFC 2231 lets follow it.
    public let label: Range<Int>
    /// What the label means; nil if nothing.
    public let charset: Charset?
    public let isBase64: Bool
    /// Whether the word stands for ASCII alone and so need not have been encoded.
    public let isNeedless: Bool
}

/// Finds encoded words; remembers where no end can come any more, so that a megabyte of beginnings is read in one pass.
struct EncodedWordScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    /// From here on there is no `?=`.
    private var endless: Int

    /// Longer ones are no charset.
    private static let longestLabel = 60

    init(_ bytes: UnsafeBufferPointer<UInt8>, end: Int) {
        self.bytes = bytes
        self.end = end
        endless = end
    }

    /// The word that begins at `start`, or nil.
    mutating func word(at start: Int) -> EncodedWord? {
        guard start + 7 < end, bytes[start] == ASCII.equals, bytes[start + 1] == ASCII.question else { return nil }
        var i = start + 2
        let limit = min(end, i + Self.longestLabel)
        while i < limit, bytes[i] != ASCII.question, bytes[i] > 0x20, bytes[i] < 0x7F { i += 1 }
        guard i > start + 2, i + 3 < end, bytes[i] == ASCII.question, bytes[i + 2] == ASCII.question else { return nil }
        let encoding = bytes[i + 1].asciiLowercased
        guard encoding == 0x62 || encoding == 0x71 else { return nil }
        var labelEnd = start + 2
        while labelEnd < i, bytes[labelEnd] != 0x2A { labelEnd += 1 }
        guard let close = close(from: i + 3) else { return nil }
        return EncodedWord(range: start..<close + 2, label: start + 2..<labelEnd, isBase64: encoding == 0x62, text: i + 3..<close)
    }

    private mutating func close(from start: Int) -> Int? {
        guard start < endless else { return nil }
        var i = start
        while true {
            i = bytes.find(ASCII.question, from: i, to: end)
            guard i + 1 < end else { break }
            if bytes[i + 1] == ASCII.equals { return i }
            // The beginning of another word: this one was never ended.
            if i > start, bytes[i - 1] == ASCII.equals, startsWord(at: i - 1) { return nil }
            i += 1
        }
        endless = min(endless, start)
        return nil
    }

    /// Whether `=?label?Q?` stands at `start`.
    private func startsWord(at start: Int) -> Bool {
        var i = start + 2
        let limit = min(end, i + Self.longestLabel)
        while i < limit, bytes[i] != ASCII.question, bytes[i] > 0x20, bytes[i] < 0x7F { i += 1 }
        guard i > start + 2, i + 2 < end, bytes[i] == ASCII.question, bytes[i + 2] == ASCII.question else { return false }
        let encoding = bytes[i + 1].asciiLowercased
        return encoding == 0x62 || encoding == 0x71
    }
}
