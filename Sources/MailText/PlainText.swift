internal import MailBytes

/// Folds short text of printable ASCII and white space, which most windows round a hit are, without looking for words: letters in lower
/// case, white space as one space, none at either end. The same outcome as `TextFolder`'s.
enum PlainText {
    /// Nil for text with any other byte.
    static func fold(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (bytes: [UInt8], map: SourceMap)? {
        guard range.count <= 4_096, range.allSatisfy({ isPlain(text[$0]) }) else { return nil }
        var map = SourceMap()
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { output, count in
            var i = range.lowerBound
            var copied = i
            while i < range.upperBound {
                if !isWhite(text[i]) {
                    output[count] = text[i].asciiLowercased
                    count += 1
                    i += 1
                    continue
                }
                let start = i
                while i < range.upperBound, isWhite(text[i]) { i += 1 }
                if count > 0, i < range.upperBound {
                    output[count] = ASCII.space
                    count += 1
                    if i - start == 1 { continue }
                    map.appendCopy(of: copied..<start)
                    map.appendBlock(1, for: start..<i)
                } else if count > 0 {
                    map.appendCopy(of: copied..<start)
                }
                copied = i
            }
            if copied < i { map.appendCopy(of: copied..<i) }
        }
        return (bytes, map)
    }

    private static func isPlain(_ byte: UInt8) -> Bool { byte &- 0x20 < 0x5F || isWhite(byte) }

    private static func isWhite(_ byte: UInt8) -> Bool {
        byte == ASCII.space || byte == ASCII.lf || byte == ASCII.cr || byte == ASCII.tab
    }
}
