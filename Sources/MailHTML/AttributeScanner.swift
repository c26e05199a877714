import MailBytes

/// The attributes of a start tag as they are written, those that no reader knows among them.
struct AttributeScanner: Sequence, IteratorProtocol {
    struct Attribute {
        let name: Range<Int>
        /// Without quotes; empty where there is none.
        let value: Range<Int>
    }

    private let source: UnsafeBufferPointer<UInt8>
    private var position: Int
    private let end: Int

    /// - Parameters:
    ///   - start: Behind the name of the element.
    ///   - end: The `>` of the tag.
    init(_ source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        self.source = source
        position = start
        self.end = Swift.min(end, source.count)
    }

    mutating func next() -> Attribute? {
        while position < end, source[position].isASCIIWhitespace || source[position] == UInt8(ascii: "/") { position += 1 }
        guard position < end else { return nil }
        let start = position
        repeat { position += 1 } while position < end && !endsName(source[position])
        let name = start..<position
        var i = position
        while i < end, source[i].isASCIIWhitespace { i += 1 }
        guard i < end, source[i] == ASCII.equals else { return Attribute(name: name, value: position..<position) }
        i += 1
        while i < end, source[i].isASCIIWhitespace { i += 1 }
        guard i < end else {
            position = end
            return Attribute(name: name, value: end..<end)
        }
        let quote = source[i]
        if quote == ASCII.quote || quote == UInt8(ascii: "'") {
            let close = source.firstIndex(of: quote, from: i + 1, to: end) ?? end
            position = Swift.min(close + 1, end)
            return Attribute(name: name, value: i + 1..<Swift.max(i + 1, close))
        }
        let valueStart = i
        while i < end, !source[i].isASCIIWhitespace { i += 1 }
        position = i
        return Attribute(name: name, value: valueStart..<i)
    }

    private func endsName(_ byte: UInt8) -> Bool { byte == ASCII.equals || byte == UInt8(ascii: "/") || byte.isASCIIWhitespace }
}
