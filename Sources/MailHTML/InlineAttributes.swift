import MailBytes

/// The attributes of one tag, as they are written.
struct InlineAttributes: Sequence, IteratorProtocol {
    struct Attribute {
        let name: Range<Int>
        /// Without its quotes; empty where there is none.
        let value: Range<Int>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int
    private let end: Int

    /// - Parameter range: From behind the tag's name to its end.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> Attribute? {
        while position < end, bytes[position].isASCIIWhitespace || bytes[position] == 0x2F { position += 1 }
        let start = position
        while position < end, isNameByte(bytes[position]) { position += 1 }
        guard position > start else { return nil }
        let name = start..<position
        var i = position
        while i < end, bytes[i].isASCIIWhitespace { i += 1 }
        guard i < end, bytes[i] == ASCII.equals else { return Attribute(name: name, value: position..<position) }
        i += 1
        while i < end, bytes[i].isASCIIWhitespace { i += 1 }
        if i < end, bytes[i] == ASCII.quote || bytes[i] == 0x27 {
            let close = bytes.find(bytes[i], from: i + 1, to: end)
            position = Swift.min(close + 1, end)
            return Attribute(name: name, value: i + 1..<close)
        }
        let first = i
        while i < end, !bytes[i].isASCIIWhitespace, bytes[i] != ASCII.greater { i += 1 }
        position = i
        return Attribute(name: name, value: first..<i)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte > ASCII.space && byte != ASCII.equals && byte != ASCII.greater && byte != 0x2F
    }
}
