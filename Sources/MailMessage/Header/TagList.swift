import MailBytes

/// `name=value` pairs separated by semicolons, as DKIM-Signature has them (RFC 6376, section 3.2).
public struct TagList: Sendable {
    public struct Tag: Sendable, Equatable {
        /// As it stands; names are case-sensitive.
        public let name: String
        public let nameRange: Range<Int>
        /// As it stands, folding included, without white space round it.
        public let valueRange: Range<Int>
    }

    /// Tags that are read of one field; a real one has a dozen.
    static let limit = 1000

    public let tags: [Tag]
    public let defects: [Defect]

    /// The names of the `h=` tag, in lower case and in order; empty if there is none.
    public let signedFields: [String]

    /// The first tag of that name.
    public subscript(name: String) -> Tag? {
        tags.first { $0.name == name }
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var tags: [Tag] = []
        var defects = DefectLog()
        var start = range.lowerBound
        while start < range.upperBound {
            let stop = bytes.find(ASCII.semicolon, from: start, to: range.upperBound)
            let piece = Self.trimmed(bytes, start..<stop)
            guard tags.count < Self.limit else {
                defects.add(.tagListMalformed, at: start..<range.upperBound, detail: "the tags from here on were not read")
                break
            }
            start = stop + 1
            if piece.isEmpty { continue }
            let equals = bytes.find(ASCII.equals, from: piece.lowerBound, to: piece.upperBound)
            let name = Self.trimmed(bytes, piece.lowerBound..<equals)
            guard equals < piece.upperBound, Self.isName(bytes, name) else {
                defects.add(.tagListMalformed, at: piece)
                continue
            }
            let value = Self.trimmed(bytes, equals + 1..<piece.upperBound)
            tags.append(Tag(name: String(decoding: bytes[name], as: UTF8.self), nameRange: name, valueRange: value))
        }
        if let twice = Self.repeated(tags) { defects.add(.tagListMalformed, at: twice.nameRange, detail: "the tag is there twice") }
        signedFields = tags.first { $0.name == "h" }.map { Self.names(bytes, $0.valueRange) } ?? []
        self.tags = tags
        self.defects = defects.defects
    }

    private static func repeated(_ tags: [Tag]) -> Tag? {
        var seen: Set<String> = []
        return tags.first { !seen.insert($0.name).inserted }
    }

    private static func isName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = range.first, bytes[first].isASCIILetter else { return false }
        return range.allSatisfy { bytes[$0].isASCIILetter || bytes[$0].isASCIIDigit || bytes[$0] == 0x5F }
    }

    /// The words between colons.
    private static func names(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [String] {
        bytes[range].split(separator: ASCII.colon).map { word in
            String(decoding: word.filter { !$0.isASCIIWhitespace }.map(\.asciiLowercased), as: UTF8.self)
        }
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, bytes[low].isASCIIWhitespace { low += 1 }
        while high > low, bytes[high - 1].isASCIIWhitespace { high -= 1 }
        return low..<high
    }
}
