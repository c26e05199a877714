import MailBytes

/// Looking at stretches of bytes as words.
extension UnsafeBufferPointer<UInt8> {
    /// `range` without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, self[low].isASCIIWhitespace { low += 1 }
        while high > low, self[high - 1].isASCIIWhitespace { high -= 1 }
        return low..<high
    }

    /// The first word of `range`: letters, digits and `_`, in lower case.
    func word(_ range: Range<Int>) -> [UInt8] {
        var word: [UInt8] = []
        for i in range {
            guard self[i].isNameByte, word.count < 40 else { break }
            word.append(self[i].asciiLowercased)
        }
        return word
    }

    /// The bytes of `range` in lower case.
    func lowered(_ range: Range<Int>) -> [UInt8] { self[range].map(\.asciiLowercased) }
}

extension UInt8 {
    /// Letter, digit or `_`.
    var isNameByte: Bool { isASCIILetter || isASCIIDigit || self == 0x5F }
}

extension Array<UInt8> {
    init(_ text: StaticString) { self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }
}
