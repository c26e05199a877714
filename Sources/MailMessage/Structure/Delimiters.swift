import MailBytes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The boundaries of the multiparts that are open, the innermost last (RFC 2046, section 5.1.1).
///
/// A delimiter is a line of `--` and the boundary, at most followed by white space and, sadly, text behind that; a boundary that another
/// one begins with is therefore never taken for it. Where two open multiparts have the same boundary, the inner one gets it.
struct Delimiters {
    struct Hit {
        /// Which of the open entities.
        let open: Int
        let isEnd: Bool
        let isAfterEnd: Bool
    }

    private struct Boundary {
        let start: Int32
        let count: Int32
        let open: Int32
        var isClosed: Bool
    }

    private var boundaries: [Boundary] = []
    private var text: [UInt8] = []
    /// Boundaries below this one belong to a message that is encoded round the one being read.
    private var floor = 0

    var isEmpty: Bool { boundaries.count == floor }

    mutating func push(_ boundary: [UInt8], open: Int) {
        boundaries.append(Boundary(start: Int32(text.count), count: Int32(boundary.count), open: Int32(open), isClosed: false))
        text += boundary
    }

    /// Forgets the boundaries of the open entities from `open` on.
    mutating func pop(from open: Int) {
        while let last = boundaries.last, Int(last.open) >= open, boundaries.count > floor {
            boundaries.removeLast()
            text.removeLast(Int(last.count))
        }
    }

    /// Hides all boundaries, while a message is read that was encoded; returns what `unhide` needs.
    mutating func hide() -> Int {
        defer { floor = boundaries.count }
        return floor
    }

    mutating func unhide(_ floor: Int) {
        self.floor = floor
    }

    /// Notes that the multipart of the open entity has seen its end.
    mutating func close(open: Int) {
        for i in boundaries.indices.reversed() where Int(boundaries[i].open) == open { boundaries[i].isClosed = true }
    }

    /// Whether an open multipart has this boundary.
    func contains(_ boundary: [UInt8]) -> Bool {
        boundaries[floor...].contains { !$0.isClosed && text[Int($0.start)..<Int($0.start + $0.count)].elementsEqual(boundary) }
    }

    /// What the line, which starts with `-`, is to the open multiparts.
    func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to contentEnd: Int) -> Hit? {
        guard boundaries.count > floor, contentEnd - start > 2, bytes[start] == ASCII.dash, bytes[start + 1] == ASCII.dash else {
            return nil
        }
        var end = contentEnd
        while end > start, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        let line = UnsafeBufferPointer(rebasing: bytes[start + 2..<max(end, start + 2)])
        return match(line) { line, boundary in
            line.count == boundary || line.count == boundary + 2 && line[boundary] == ASCII.dash && line[boundary + 1] == ASCII.dash
        }
            ?? match(line) { line, boundary in
                // RFC 2046 lets anything follow; only where white space comes first is it no other boundary.
                let isEnd = line.count > boundary + 2 && line[boundary] == ASCII.dash && line[boundary + 1] == ASCII.dash
                let next = isEnd ? boundary + 2 : boundary
                return line.count > next && line[next].isBlank
            }
    }

    /// The innermost boundary that the line begins with and whose rest `accepts`; one that is open rather than one that has ended.
    @inline(__always)
    private func match(
        _ line: UnsafeBufferPointer<UInt8>, accepts: (_ line: UnsafeBufferPointer<UInt8>, _ boundary: Int) -> Bool
    ) -> Hit? {
        guard let base = line.baseAddress else { return nil }
        return text.withUnsafeBufferPointer { text in
            guard let textBase = text.baseAddress else { return nil }
            var afterEnd: Hit?
            for i in stride(from: boundaries.count - 1, through: floor, by: -1) {
                let boundary = boundaries[i]
                let length = Int(boundary.count)
                guard length <= line.count, accepts(line, length), memcmp(base, textBase + Int(boundary.start), length) == 0 else {
                    continue
                }
                let isEnd = line.count >= length + 2 && line[length] == ASCII.dash && line[length + 1] == ASCII.dash
                let hit = Hit(open: Int(boundary.open), isEnd: isEnd, isAfterEnd: boundary.isClosed)
                if !boundary.isClosed { return hit }
                afterEnd = afterEnd ?? hit
            }
            return afterEnd
        }
    }
}
