import MailBytes

/// Splits an mbox (RFC 4155) at its `From ` lines.
///
/// Such a line stands at the start of the file or behind an empty line. Since not every program quotes a body's own lines that begin so, it
/// must look the part: it has a time of day, or a field follows.
enum Mbox {
    /// The messages without their `From ` lines and without the empty line before the next one. Linear.
    static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var starts: [(line: Int, content: Int)] = []
        var i = 0
        var isAfterEmpty = true
        while i < bytes.count {
            let stop = bytes.find(ASCII.lf, from: i, to: bytes.count)
            let next = min(stop + 1, bytes.count)
            if isAfterEmpty, bytes[i] == 0x46, isSeparator(bytes, i..<stop, next) { starts.append((i, next)) }
            isAfterEmpty = stop == i || stop == i + 1 && bytes[i] == ASCII.cr
            i = next
        }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? withoutEmptyLine(bytes, starts[index + 1].line, floor: starts[index].content) : bytes.count
            return starts[index].content..<max(end, starts[index].content)
        }
    }

    /// Whether a file that begins with `From ` holds more than the one message of an `.eml` that kept the line.
    static func isMbox(_ bytes: UnsafeBufferPointer<UInt8>, named isNamed: Bool) -> Bool {
        let messages = split(bytes)
        return isNamed ? !messages.isEmpty : messages.count > 1
    }

    private static func withoutEmptyLine(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, floor: Int) -> Int {
        var i = end
        if i > floor, bytes[i - 1] == ASCII.lf { i -= 1 }
        if i > floor, bytes[i - 1] == ASCII.cr { i -= 1 }
        return i
    }

    private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ next: Int) -> Bool {
        guard line.count > 5, bytes[line.lowerBound..<line.lowerBound + 5].elementsEqual([0x46, 0x72, 0x6F, 0x6D, 0x20]) else {
            return false
        }
        return hasTime(bytes, line) || startsField(bytes, next)
    }

    /// Whether `12:34` stands in the line.
    private static func hasTime(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        var i = line.lowerBound + 5
        while i + 3 < line.upperBound {
            i = bytes.find(ASCII.colon, from: i, to: line.upperBound)
            guard i + 2 < line.upperBound else { return false }
            if bytes[i - 1].isASCIIDigit, bytes[i + 1].isASCIIDigit, bytes[i + 2].isASCIIDigit { return true }
            i += 1
        }
        return false
    }

    private static func startsField(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var i = start
        while i < bytes.count, bytes[i].isASCIILetter || bytes[i].isASCIIDigit || bytes[i] == ASCII.dash { i += 1 }
        return i > start && i < bytes.count && bytes[i] == ASCII.colon
    }
}
