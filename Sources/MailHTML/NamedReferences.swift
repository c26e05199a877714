import MailBytes

/// Looks names of characters up in the table of HTML. Built once, when the first rare name is met.
struct NamedReferences: Sendable {
    static let shared = NamedReferences()

    /// Bytes of the longest name, semicolon not counted.
    static let longest = 31
    /// Bytes of the longest name that counts without a semicolon.
    static let longestLegacy = 6

    private struct Entry: Sendable {
        var start: Int32
        var length: UInt8
        var isLegacy: Bool
        var first: UInt32
        var second: UInt32
    }

    private let entries: [Entry]

    private init() {
        var entries: [Entry] = []
        entries.reserveCapacity(2200)
        NamedReferences.table.withUTF8Buffer { text in
            var i = 0
            while i < text.count {
                let isLegacy = text[i] == UInt8(ascii: "!")
                if isLegacy { i += 1 }
                let start = i
                while text[i] != ASCII.equals { i += 1 }
                let length = i - start
                var values: (UInt32, UInt32) = (0, 0)
                i += 1
                while i < text.count, text[i] != ASCII.space {
                    if text[i] == UInt8(ascii: "+") {
                        values = (0, values.0)
                    } else {
                        values.0 = values.0 << 4 | UInt32(text[i].hexDigitValue ?? 0)
                    }
                    i += 1
                }
                i += 1
                let (first, second) = values.1 == 0 ? (values.0, 0) : (values.1, values.0)
                entries.append(Entry(start: Int32(start), length: UInt8(length), isLegacy: isLegacy, first: first, second: second))
            }
        }
        self.entries = entries
    }

    /// The code points of `name`.
    func find(_ name: UnsafeBufferPointer<UInt8>, legacy: Bool) -> (first: UInt32, second: UInt32)? {
        NamedReferences.table.withUTF8Buffer { text in
            let index = entries.indices.partitioningIndex { index in
                let entry = entries[index]
                return !text[Int(entry.start)..<(Int(entry.start) + Int(entry.length))].lexicographicallyPrecedes(name)
            }
            guard index < entries.count else { return nil }
            let entry = entries[index]
            guard Int(entry.length) == name.count, entry.isLegacy || !legacy else { return nil }
            for i in 0..<name.count where text[Int(entry.start) + i] != name[i] { return nil }
            return (entry.first, entry.second)
        }
    }
}
