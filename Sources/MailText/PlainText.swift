internal import MailBytes

/// Folds short text of printable ASCII and white space, which most windows round a hit are, without looking for words: letters in lower
/// case, white space as one space, none at either end. The same outcome as `TextFolder`'s.
enum PlainText {
    /// Nil for text with any other byte.
    static func fold(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (bytes: [UInt8], map: SourceMap)? {
        guard range.count <= 4_096 else { return nil }
        var map = SourceMap()
        var isPlain = true
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { output, count in
            kinds.withUnsafeBufferPointer { kinds in
                var i = range.lowerBound
                var copied = i
                var written = 0
                while i < range.upperBound {
                    let byte = text[i]
                    let kind = kinds[Int(byte)]
                    if kind & space == 0 {
                        guard kind & foreign == 0 else {
                            isPlain = false
                            return
                        }
                        // The kind of an upper-case letter is the bit that makes it a small one.
                        output[written] = byte | kind
                        written &+= 1
                        i &+= 1
                        continue
                    }
                    let start = i
                    while i < range.upperBound, kinds[Int(text[i])] & space != 0 { i += 1 }
                    if written > 0, i < range.upperBound {
                        output[written] = ASCII.space
                        written += 1
                        if i - start == 1 { continue }
                        map.appendCopy(of: copied..<start)
                        map.appendBlock(1, for: start..<i)
                    } else if written > 0 {
                        map.appendCopy(of: copied..<start)
                    }
                    copied = i
                }
                if copied < i { map.appendCopy(of: copied..<i) }
                count = written
            }
        }
        return isPlain ? (bytes, map) : nil
    }

    private static let space: UInt8 = 1
    private static let foreign: UInt8 = 2

    private static let kinds: [UInt8] = (0...255).map { byte in
        switch byte {
        case 0x20, 0x0A, 0x0D, 0x09: space
        case 0x41...0x5A: 0x20
        case 0x21..<0x7F: 0
        default: foreign
        }
    }
}
