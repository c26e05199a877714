import MailBytes

/// Takes the marks out of an example and gives a fragment the fields that it leaves out.
struct ExampleText {
    private var bytes: [UInt8]
    private let raw: Bool

    private static let open = Array("⟦".utf8)
    private static let close = Array("⟧".utf8)

    init(_ bytes: [UInt8], raw: Bool) {
        self.bytes = bytes
        self.raw = raw
    }

    /// The most bytes that repeating may make: more than any rule asks for, and little enough to read at once.
    static let limit = 64 * 1_048_576

    /// `text` with what stands between ⟪ and ⟫ written so many times, and without these marks: size is what some rules are about. Nil
    /// where that makes more than `limit` bytes.
    static func repeating(_ text: [UInt8], times: Int) -> [UInt8]? {
        let open = Array("⟪".utf8)
        let close = Array("⟫".utf8)
        guard let start = find(open, in: text), let end = find(close, in: text), end > start else { return text }
        let unit = text[start + open.count..<end]
        guard unit.count * times + text.count <= limit else { return nil }
        var result = Array(text[..<start])
        result.reserveCapacity(text.count + unit.count * times)
        for _ in 0..<times { result += unit }
        return result + text[(end + close.count)...]
    }

    func completed(for value: YAMLValue) throws(RuleFileError) -> (bytes: [UInt8], mark: Range<Int>?) {
        var text = raw ? bytes : completedFields() + bytes
        var mark: Range<Int>?
        if let start = Self.find(Self.open, in: text) {
            text.removeSubrange(start..<start + Self.open.count)
            guard let end = Self.find(Self.close, in: text), end >= start else { throw value.error("the example has ⟦ without ⟧") }
            text.removeSubrange(end..<end + Self.close.count)
            mark = start..<end
            guard Self.find(Self.open, in: text) == nil else { throw value.error("the example has more than one ⟦") }
        }
        guard Self.find(Self.close, in: text) == nil else { throw value.error("the example has ⟧ without ⟦") }
        return (text, mark)
    }

    /// The fields that a good message has and this fragment lacks. Everything that stands in the fragment stays as it is.
    private func completedFields() -> [UInt8] {
        let header = headerEnd
        let names = fieldNames(upTo: header.fields)
        var lines = ""
        let standard: [(String, String)] = [
            ("From", "Shop <news@shop.example>"), ("To", "reader@example.org"), ("Subject", "Hello"),
            ("Date", "Mon, 23 Nov 2026 10:00:00 +0000"), ("Message-ID", "<1@shop.example>"), ("MIME-Version", "1.0"),
        ]
        for (name, body) in standard where !names.contains(name.lowercased()) { lines += "\(name): \(body)\n" }
        if !names.contains("content-type") {
            let start = bytes[header.body...].first { !$0.isExampleWhitespace && !Self.open.contains($0) }
            let type = start == 0x3C ? "text/html" : "text/plain"
            lines += "Content-Type: \(type); charset=utf-8\n"
        }
        return Array(lines.utf8) + (header.fields == 0 && header.body == 0 ? [0x0A] : [])
    }

    /// Where the fields end and where the body begins. A fragment whose first line is no field is all body.
    private var headerEnd: (fields: Int, body: Int) {
        guard Self.startsWithField(bytes[...]) else {
            let empty = bytes.first == 0x0A ? 1 : 0
            return (0, empty)
        }
        var i = 0
        while i + 1 < bytes.count {
            if bytes[i] == 0x0A, bytes[i + 1] == 0x0A { return (i + 1, i + 2) }
            if bytes[i] == 0x0A, bytes[i + 1] == 0x0D { return (i + 1, min(i + 3, bytes.count)) }
            i += 1
        }
        return (bytes.count, bytes.count)
    }

    private func fieldNames(upTo end: Int) -> Set<String> {
        var names: Set<String> = []
        for line in bytes[..<end].split(separator: 0x0A) where Self.startsWithField(line) {
            let name = line.prefix { $0 != 0x3A }.filter { !Self.open.contains($0) && !Self.close.contains($0) }
            names.insert(String(decoding: name, as: UTF8.self).lowercased())
        }
        return names
    }

    private static func startsWithField(_ line: ArraySlice<UInt8>) -> Bool {
        var letters = 0
        for byte in line {
            if byte == 0x3A { return letters > 0 }
            guard byte > 0x20, byte != 0x7F, byte != 0x3C else { return false }
            letters += 1
        }
        return false
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { $0.find(needle, from: 0, to: $0.count) }
    }
}

extension UInt8 {
    fileprivate var isExampleWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
