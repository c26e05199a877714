#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lines and columns of a file, both counted from 1, columns in bytes.
///
/// A line ends at LF, at CR LF, or at a CR that no LF follows. In a file that begins with the byte order mark of UTF-16 these are two bytes
/// each.
public struct LineIndex: Sendable {
    private let starts: [Int32]

    /// Walks `bytes` once. O(n).
    public init(of bytes: [UInt8]) {
        starts = bytes.withUnsafeBufferPointer { buffer in
            if buffer.count > 1, buffer[0] == 0xFF, buffer[1] == 0xFE { return Self.wideStarts(buffer, high: 1) }
            if buffer.count > 1, buffer[0] == 0xFE, buffer[1] == 0xFF { return Self.wideStarts(buffer, high: 0) }
            return Self.starts(buffer)
        }
    }

    private static func starts(_ buffer: UnsafeBufferPointer<UInt8>) -> [Int32] {
        var starts: [Int32] = [0]
        guard let base = buffer.baseAddress else { return starts }
        var i = 0
        while i < buffer.count {
            let rest = buffer.count - i
            let feed = memchr(base + i, Int32(ASCII.lf), rest).map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
            let end = feed ?? buffer.count
            // A CR right before the LF belongs to it; any other ends a line of its own.
            while i < end, let found = memchr(base + i, Int32(ASCII.cr), end - i) {
                let carriageReturn = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
                i = carriageReturn + 1
                if i < end || feed == nil { starts.append(Int32(i)) }
            }
            i = end + 1
            if feed != nil { starts.append(Int32(i)) }
        }
        return starts
    }

    /// - Parameter high: Which byte of a unit is the high one: 0 or 1.
    private static func wideStarts(_ buffer: UnsafeBufferPointer<UInt8>, high: Int) -> [Int32] {
        var starts: [Int32] = [0]
        var i = 0
        while i + 1 < buffer.count {
            let unit = buffer[i + high] == 0 ? buffer[i + 1 - high] : 0
            i += 2
            let isFollowed = i + 1 < buffer.count && buffer[i + high] == 0 && buffer[i + 1 - high] == ASCII.lf
            if unit == ASCII.lf || (unit == ASCII.cr && !isFollowed) { starts.append(Int32(i)) }
        }
        return starts
    }

    /// The line and column of the byte at `offset`; an offset at the end of the file is a place too. O(log lines).
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let line = max(1, starts.indices.partitioningIndex { Int(starts[$0]) > offset })
        return (line, offset - Int(starts[line - 1]) + 1)
    }

    /// The offset where `line` (from 1) begins, or nil past the last.
    public func start(ofLine line: Int) -> Int? {
        line >= 1 && line <= starts.count ? Int(starts[line - 1]) : nil
    }
}
