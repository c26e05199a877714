import MailBytes

/// Signs that a text holds another message: quoted lines, or the head of the message that was answered or passed on.
enum QuoteMarks {
    /// Beginnings of lines, in lower case.
    private static let openings = [
        ">", "|", ": ", "--- original", "---- original", "----- original", "-----original", "----original", "---original",
        "----- forwarded",
        "---------- forwarded", "begin forwarded", "--- forwarded", "---- forwarded", "-- original", "==== ",
        "发件人", "寄件者", "寄件人", "差出人", "-----原始", "---原始", "------------------ 原始", "------------------原始", "----- 原始",
        "----- 原邮件", "-----转发", "---------- 转发", "======= ", "※ 引述", "【 在",
    ]
    /// Beginnings of the first line of a header that was copied; an address stands in it, or another field follows.
    private static let senders = ["from:", "von:", "de:"]
    /// Ends of the line before a quotation.
    private static let closings = ["wrote:", "writes:", "schrieb:", "a écrit :", "escribió:", "写道：", "写道:", "寫道：", "寫道:", "said:", "says:"]

    /// Whether one of them stands in `range`. Linear.
    static func stand(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes[start..<range.upperBound].firstIndex { $0 == ASCII.lf || $0 == ASCII.cr } ?? range.upperBound
            var first = start
            while first < end, bytes[first].isBlank { first += 1 }
            var last = end
            while last > first, bytes[last - 1].isBlank { last -= 1 }
            if first < last {
                let line = bytes[first..<last]
                if openings.contains(where: { begins(line, with: $0) }) || closings.contains(where: { ends(line, with: $0) }) {
                    return true
                }
                if senders.contains(where: { begins(line, with: $0) }),
                    line.contains(ASCII.at) || isField(in: bytes, from: end, to: range.upperBound)
                {
                    return true
                }
            }
            start = end + 1
        }
        return false
    }

    /// Whether the next line is a word with a colon behind it: `Sent: Monday`.
    private static func isField(in bytes: UnsafeBufferPointer<UInt8>, from end: Int, to limit: Int) -> Bool {
        let next = bytes[end..<limit].drop { $0 == ASCII.cr || $0 == ASCII.lf }.prefix(12)
        guard let colon = next.firstIndex(of: ASCII.colon), colon > next.startIndex else { return false }
        return next[..<colon].allSatisfy { $0.isASCIILetter || $0 >= 0x80 }
    }

    private static func begins(_ line: Slice<UnsafeBufferPointer<UInt8>>, with text: String) -> Bool {
        line.count >= text.utf8.count && zip(line, text.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }

    private static func ends(_ line: Slice<UnsafeBufferPointer<UInt8>>, with text: String) -> Bool {
        line.count >= text.utf8.count && zip(line.suffix(text.utf8.count), text.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }
}
