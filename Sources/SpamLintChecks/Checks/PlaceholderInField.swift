import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Placeholders of templates in header fields: `{{x}}`, `*|X|*`, `%%x%%`, `<%= x %>`, `${x}`, `[[x]]`.
    static let placeholderInField = Check(
        "placeholder-in-field", needs: .header, parameters: [.init("fields", standard: .texts([]))]
    ) { facts, parameters in
        let message = facts.message
        return parameters.fieldNames("fields").fields(of: message).flatMap { field -> [Evidence] in
            let found = message.source.withUnsafeBufferPointer { PlaceholderFinder.find(in: $0, field.bodyRange) }
            return found.map { Evidence(at: .source($0)) }
        }
    }
}

private enum PlaceholderFinder {
    private static let pairs: [(open: StaticString, close: StaticString)] = [
        ("{{", "}}"), ("{%", "%}"), ("*|", "|*"), ("%%", "%%"), ("<%", "%>"), ("[[", "]]"), ("${", "}"),
    ]

    static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var i = range.lowerBound
        while i + 1 < range.upperBound, found.count < 20 {
            if let end = placeholderEnd(in: bytes, at: i, end: range.upperBound) {
                found.append(i..<end)
                i = end
            } else {
                i += 1
            }
        }
        return found
    }

    private static func placeholderEnd(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
        switch bytes[start] {
        case 0x7B, 0x2A, 0x25, 0x3C, 0x5B, 0x24: break
        default: return nil
        }
        for (open, close) in pairs where stands(open, in: bytes, at: start, end: end) {
            let limit = min(end, start + 80)
            var i = start + 2
            while i < limit, !stands(close, in: bytes, at: i, end: limit) {
                guard isName(bytes[i]) else { return nil }
                i += 1
            }
            return i > start + 2 && i < limit ? i + close.utf8CodeUnitCount : nil
        }
        return nil
    }

    private static func stands(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at i: Int, end: Int) -> Bool {
        i + text.utf8CodeUnitCount <= end && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[i + $0] == text.utf8Start[$0] }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == ASCII.space || byte == 0x5F || byte == ASCII.dot
            || byte == ASCII.dash
            || byte == ASCII.equals || byte == ASCII.colon || byte == 0x7B || byte == 0x7D || byte == 0x28 || byte == 0x29 || byte == 0x27
            || byte == ASCII.quote || byte == 0x7C || byte == 0x23 || byte == 0x2F
    }
}
