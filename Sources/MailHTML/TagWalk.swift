import MailBytes

/// Goes over the tags of a page as they are written, comments and the content of scripts and style sheets left out. Linear.
public struct TagWalk {
    public struct Tag: Sendable {
        /// The name's bytes.
        public let name: Range<Int>
        public let isEnd: Bool
        /// From `<` to behind `>`.
        public let span: Range<Int>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// False once no `>` follows any more.
    private var hasEnd = true
    /// False once no comment ends any more, and no element of `rawNames`: what is looked for in vain is looked for once.
    private var hasCommentEnd = true
    private var hasRawEnd = [true, true]

    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    public mutating func next() -> Tag? {
        while hasEnd {
            let start = find(ASCII.less, from: position)
            guard start + 1 < bytes.count else { return nil }
            let first = bytes[start + 1]
            if first == 0x21 {
                position = Self.endOfDeclaration(bytes, at: start, to: bytes.count, hasCommentEnd: &hasCommentEnd)
            } else if first == 0x2F || first.isASCIILetter {
                return tag(from: start, isEnd: first == 0x2F)
            } else {
                position = start + 1
            }
        }
        return nil
    }

    private mutating func tag(from start: Int, isEnd: Bool) -> Tag {
        let lower = start + (isEnd ? 2 : 1)
        var upper = lower
        while upper < bytes.count, bytes[upper].isASCIILetter || bytes[upper] &- 0x30 < 10 { upper += 1 }
        position = afterTag(upper)
        let span = start..<position
        if !isEnd, let name = Self.rawNames.firstIndex(where: { bytes[lower..<upper].equalsASCIICaseless($0) }) { skipRaw(name) }
        return Tag(name: lower..<upper, isEnd: isEnd, span: span)
    }

    private mutating func afterTag(_ start: Int) -> Int {
        var i = start
        while i < bytes.count, bytes[i] != ASCII.greater {
            if bytes[i] == ASCII.quote || bytes[i] == 0x27, i > start, bytes[i - 1] == ASCII.equals {
                let close = find(bytes[i], from: i + 1)
                // A quote that nothing closes is none.
                i = close < bytes.count ? close : i
            }
            i += 1
        }
        if i >= bytes.count { hasEnd = false }
        return min(i + 1, bytes.count)
    }

    /// Where the next tag is looked for from: behind the last one, and behind its content where that is raw.
    public var offset: Int { position }

    /// Behind the comment or declaration that begins at `start`, as far as `end`. A comment that nothing ends is none.
    ///
    /// - Parameter hasCommentEnd: Turned false where no comment ends from here on; then none is looked for.
    static func endOfDeclaration(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int, hasCommentEnd: inout Bool
    ) -> Int {
        guard start + 3 < end, bytes[start + 2] == 0x2D, bytes[start + 3] == 0x2D else {
            return min(bytes.find(ASCII.greater, from: start, to: end) + 1, end)
        }
        guard hasCommentEnd else { return start + 4 }
        var i = start + 4
        while true {
            i = bytes.find(ASCII.greater, from: i, to: end)
            if i >= end {
                hasCommentEnd = false
                return start + 4
            }
            if bytes[i - 1] == 0x2D, bytes[i - 2] == 0x2D { return i + 1 }
            i += 1
        }
    }

    private mutating func skipRaw(_ index: Int) {
        guard hasRawEnd[index] else { return }
        let name = Self.rawNames[index]
        var i = position
        while i < bytes.count {
            i = find(ASCII.less, from: i)
            let end = i + 2 + name.utf8CodeUnitCount
            if end <= bytes.count, bytes[i + 1] == 0x2F, bytes[i + 2..<end].equalsASCIICaseless(name) { break }
            i += 1
        }
        if i < bytes.count { position = i } else { hasRawEnd[index] = false }
    }

    private func find(_ byte: UInt8, from start: Int) -> Int { bytes.find(byte, from: min(start, bytes.count), to: bytes.count) }

    private static let rawNames: [StaticString] = ["script", "style"]
}
