import MailBytes

/// Signs that a text holds another message: quoted lines, or the head of the message that was answered or passed on.
enum QuoteMarks {
    /// Beginnings of lines, in lower case.
    private static let openings = [
        ">", "|", ": ", "--- original", "---- original", "----- original", "-----original", "----original", "---original",
        "----- forwarded",
        "---------- forwarded", "begin forwarded", "--- forwarded", "---- forwarded", "-- original", "==== ", "from:", "von:", "de:",
        "发件人", "寄件者", "寄件人", "差出人", "在 ", "-----原始", "---原始", "------------------ 原始", "------------------原始", "----- 原始",
        "----- 原邮件", "-----转发", "---------- 转发", "======= ", "※ 引述", "【 在",
    ]
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
            }
            start = end + 1
        }
        return false
    }

    private static func begins(_ line: Slice<UnsafeBufferPointer<UInt8>>, with text: String) -> Bool {
        line.count >= text.utf8.count && zip(line, text.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }

    private static func ends(_ line: Slice<UnsafeBufferPointer<UInt8>>, with text: String) -> Bool {
        line.count >= text.utf8.count && zip(line.suffix(text.utf8.count), text.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }
}
