import MailBytes

/// How the lines of a message end: at LF, with or without a CR before it, or at CR in a message that has no LF at all.
enum LineEnd {
    case lf
    case cr

    struct Line {
        let start: Int
        /// Without the line end.
        let contentEnd: Int
        /// Where the next line starts.
        let next: Int
        /// Whether there is nothing in it but spaces and tabs.
        let isBlank: Bool
    }

    private var byte: UInt8 { self == .lf ? ASCII.lf : ASCII.cr }

    init(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        let hasLF = bytes.find(ASCII.lf, from: range.lowerBound, to: range.upperBound) < range.upperBound
        let hasCR = !hasLF && bytes.find(ASCII.cr, from: range.lowerBound, to: range.upperBound) < range.upperBound
        self = hasCR ? .cr : .lf
    }

    /// Where the line of `start` ends, its line end not included, and where the next one starts.
    @inline(__always)
    func bounds(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> (contentEnd: Int, next: Int) {
        let stop = bytes.find(byte, from: start, to: end)
        var contentEnd = stop
        if self == .lf, contentEnd > start, stop < end, bytes[contentEnd - 1] == ASCII.cr { contentEnd -= 1 }
        return (contentEnd, stop < end ? stop + 1 : end)
    }

    @inline(__always)
    func line(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Line {
        var (contentEnd, next) = bounds(in: bytes, from: start, to: end)
        var i = start
        while i < contentEnd, bytes[i].isBlank { i += 1 }
        var isBlank = i >= contentEnd
        if !isBlank, bytes[i] == ASCII.cr {
            // CR CR LF is what a line end becomes when it is converted twice.
            while i < contentEnd, bytes[i] == ASCII.cr { i += 1 }
            isBlank = i >= contentEnd
            if isBlank { contentEnd = start }
        }
        return Line(start: start, contentEnd: contentEnd, next: next, isBlank: isBlank)
    }

    /// `offset` without the line end that stands before it, but not below `floor`.
    func beforeLineEnd(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>, floor: Int) -> Int {
        var i = offset
        guard i > floor, bytes[i - 1] == byte else { return max(i, floor) }
        i -= 1
        if self == .lf, i > floor, bytes[i - 1] == ASCII.cr { i -= 1 }
        return i
    }
}
