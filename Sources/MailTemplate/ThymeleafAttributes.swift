import MailBytes

/// Attributes in Thymeleaf's namespace: `th:href`, `data-th-href`.
enum ThymeleafAttributes {
    struct Found {
        /// The name without its namespace.
        let name: Range<Int>
        let value: Range<Int>
        /// Behind the closing quote.
        let end: Int
        /// Whether the attribute that it sets matters to a reader of mail.
        let isKept: Bool
        let isURL: Bool
    }

    private static let kept: [(name: StaticString, isURL: Bool)] = [
        ("href", true), ("src", true), ("background", true), ("action", true), ("alt", false), ("title", false), ("lang", false),
    ]

    /// The attribute that begins at `i`, with its quoted value.
    static func attribute(at i: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Found? {
        let skip = bytes.hasASCIICaseless("th:", at: i) ? 3 : bytes.hasASCIICaseless("data-th-", at: i) ? 8 : 0
        guard skip > 0 else { return nil }
        var stop = i + skip
        while stop < bytes.count, bytes[stop].isNameByte || bytes[stop] == ASCII.dash { stop += 1 }
        let name = i + skip..<stop
        while stop < bytes.count, bytes[stop].isASCIIWhitespace { stop += 1 }
        guard stop + 1 < bytes.count, bytes[stop] == ASCII.equals, !name.isEmpty else { return nil }
        stop += 1
        while stop + 1 < bytes.count, bytes[stop].isASCIIWhitespace { stop += 1 }
        guard bytes[stop] == ASCII.quote || bytes[stop] == UInt8(ascii: "'") else { return nil }
        let close = bytes.find(bytes[stop], from: stop + 1, to: min(bytes.count, stop + 4_000))
        guard close < bytes.count, bytes[close] == bytes[stop] else { return nil }
        let kind = kept.first { bytes[name].equalsASCIICaseless($0.name) }
        return Found(name: name, value: stop + 1..<close, end: close + 1, isKept: kind != nil, isURL: kind?.isURL ?? false)
    }

    /// Whether there is such an attribute.
    static func stand(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for mark in ["th:", "data-th-"] as [StaticString] {
            var closers = CloserCache()
            var i = range.lowerBound
            while let at = closers.next(mark, from: i, in: bytes), at < range.upperBound {
                if at > 0, bytes[at - 1].isASCIIWhitespace || bytes[at - 1] == ASCII.less { return true }
                i = at + 3
            }
        }
        return false
    }

    /// The attribute of the same name without a namespace, earlier in the tag.
    static func plainTwin(of found: Found, at i: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var low = i
        while low > 0, i - low < 1_000, bytes[low] != ASCII.less { low -= 1 }
        var start = low
        while start + found.name.count < i {
            defer { start += 1 }
            guard bytes[start].isASCIIWhitespace,
                bytes[start + 1..<start + 1 + found.name.count].map(\.asciiLowercased) == bytes[found.name].map(\.asciiLowercased),
                bytes[start + 1 + found.name.count] == ASCII.equals
            else { continue }
            let quote = start + 2 + found.name.count
            guard bytes[quote] == ASCII.quote || bytes[quote] == UInt8(ascii: "'") else { return nil }
            let close = bytes.find(bytes[quote], from: quote + 1, to: i)
            return close < i ? start + 1..<close + 1 : nil
        }
        return nil
    }
}
