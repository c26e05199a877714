import MailBytes

/// A message with marks at the top of its header, and without those that anybody else has put there (`X-Spam-*`, `X-Spamlint-*`). All other
/// bytes are as they were; new lines end as those of the message do.
public struct MarkedMessage: Sendable, Equatable {
    public let bytes: [UInt8]
    /// How many bytes of it the command `HEADERS` answers with. spamc puts behind them what follows the first empty line of the message that
    /// it sent, where it takes two equal line ends for one; hence that is what they reach to.
    public let headerCount: Int

    public init(_ message: [UInt8], marks: SpamMarks) {
        (bytes, headerCount) = message.withUnsafeBufferPointer { source in
            let marked = Self.mark(source, marks)
            return (marked, marked.count - (source.count - Self.endOfHeader(source)))
        }
    }

    private static func mark(_ source: UnsafeBufferPointer<UInt8>, _ marks: SpamMarks) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(source.count + 1024)
        // The line that begins a message in a mailbox stays the first.
        var start = source.starts(with: "From ".utf8) || source.starts(with: ">From ".utf8) ? endOfLine(source, 0) : 0
        out += source[..<start]
        out += marks.header(lineEnd: lineEnd(source))
        var kept = start
        var isFirst = true
        var isForged = false
        while start < source.count {
            let end = endOfLine(source, start)
            if source[start] == ASCII.lf || (source[start] == ASCII.cr && end == start + 2) { break }
            if isFirst || !source[start].isBlank {
                let name = fieldName(source[start..<end])
                // Text without a header keeps every line.
                if isFirst, name == nil { break }
                isForged = name.map(isMark) ?? false
            }
            isFirst = false
            if isForged {
                out += source[kept..<start]
                kept = end
            }
            start = end
        }
        return out + source[kept...]
    }

    private static func isMark(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        name.prefix(7).equalsASCIICaseless("x-spam-") || name.prefix(11).equalsASCIICaseless("x-spamlint-")
    }

    /// The name of the field that `line` begins; blanks before the colon are obsolete, and taken.
    private static func fieldName(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>>? {
        guard let end = line.firstIndex(where: { $0 <= 0x20 || $0 == ASCII.colon }), end > line.startIndex else { return nil }
        return line[end...].first { !$0.isBlank } == ASCII.colon ? line[..<end] : nil
    }

    private static func endOfLine(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        min(source.find(ASCII.lf, from: start, to: source.count) + 1, source.count)
    }

    private static func lineEnd(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let end = source.find(ASCII.lf, from: 0, to: source.count)
        return end < source.count && end > 0 && source[end - 1] == ASCII.cr ? [ASCII.cr, ASCII.lf] : [ASCII.lf]
    }

    /// Behind the first empty line as spamc finds it; the whole message where there is none.
    private static func endOfHeader(_ source: UnsafeBufferPointer<UInt8>) -> Int {
        var next = 0
        while next < source.count {
            let end = source.find(ASCII.lf, from: next, to: source.count)
            if end + 1 < source.count, source[end + 1] == ASCII.lf { return end + 2 }
            if end > 0, end + 2 < source.count, source[end - 1] == ASCII.cr, source[end + 1] == ASCII.cr, source[end + 2] == ASCII.lf {
                return end + 3
            }
            next = end + 1
        }
        return source.count
    }
}
