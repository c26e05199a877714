internal import MailBytes

/// The fields of a message as ranges of its bytes, and where its body begins.
struct MilterHeader {
    struct Field {
        /// Without the white space that may stand before the colon.
        var name: Range<Int>
        /// From the colon to the line end that closes the field, with the line ends within.
        var value: Range<Int>
    }

    var bytes: [UInt8] = []
    var fields: [Field] = []
    /// After the empty line, or at the end where there is none.
    var bodyStart = 0

    init() {}

    /// Reads the header of a message; nil where a line of it is neither a field nor the continuation of one.
    init?(parsing bytes: [UInt8]) {
        self.bytes = bytes
        var start = 0
        while start < bytes.count {
            let lineFeed = Self.find(ASCII.lf, in: bytes, from: start)
            let next = min(lineFeed + 1, bytes.count)
            let end = lineFeed > start && lineFeed < bytes.count && bytes[lineFeed - 1] == ASCII.cr ? lineFeed - 1 : lineFeed
            if start == end {
                bodyStart = next
                return
            }
            if bytes[start].isBlank {
                guard !fields.isEmpty else { return nil }
                fields[fields.count - 1].value = fields[fields.count - 1].value.lowerBound..<end
            } else {
                guard let colon = bytes[start..<end].firstIndex(of: ASCII.colon) else { return nil }
                let nameEnd = bytes[start..<colon].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
                guard nameEnd > start else { return nil }
                fields.append(Field(name: start..<nameEnd, value: (colon + 1)..<end))
            }
            start = next
        }
        bodyStart = bytes.count
    }

    var body: ArraySlice<UInt8> { bytes[bodyStart...] }

    /// Adds a field as a server tells it: folds are bare line feeds, and one space after the colon is left out unless it belongs to the
    /// value by agreement. Where white space or a fold comes first, none was left out.
    mutating func append(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>, leadingSpace: Bool) {
        let start = bytes.count
        bytes.append(contentsOf: name)
        let nameEnd = bytes[start...].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
        bytes.append(ASCII.colon)
        let valueStart = bytes.count
        if !leadingSpace, let first = value.first, first != ASCII.tab, first != ASCII.lf, first != ASCII.cr { bytes.append(ASCII.space) }
        if value.contains(ASCII.lf) {
            for byte in value {
                if byte == ASCII.lf, bytes.last != ASCII.cr { bytes.append(ASCII.cr) }
                bytes.append(byte)
            }
        } else {
            bytes.append(contentsOf: value)
        }
        fields.append(Field(name: start..<nameEnd, value: valueStart..<bytes.count))
        endLine()
        bodyStart = bytes.count
    }

    mutating func endHeader() {
        endLine()
        bodyStart = bytes.count
    }

    mutating func append(body: ArraySlice<UInt8>) {
        bytes.append(contentsOf: body)
    }

    private mutating func endLine() {
        bytes.append(ASCII.cr)
        bytes.append(ASCII.lf)
    }

    /// Whether a reader of the bytes sees the fields that the server has told. It does, unless one of them holds a line that begins
    /// another.
    var isFaithful: Bool {
        guard let read = MilterHeader(parsing: bytes) else { return false }
        return read.bodyStart == bodyStart && read.fields.count == fields.count
            && zip(read.fields, fields).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    }

    /// The name in small letters.
    func key(_ field: Field) -> [UInt8] { bytes[field.name].map(\.asciiLowercased) }

    private static func find(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { $0.find(byte, from: start, to: $0.count) }
    }
}
