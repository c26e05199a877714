import MailBytes

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
    /// The offset of the first `byte` in `start..<end`, or nil; the end of the buffer where `end` is not given.
    @inline(__always) func firstIndex(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
        let end = end ?? count
        let found = find(byte, from: start, to: end)
        return found < end ? found : nil
    }
}

/// sRGB component to linear light, by the definition of WCAG 2.
func linearLight(_ component: Double) -> Double {
    component <= 0.04045 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
}

extension UnsafeBufferPointer<UInt8> {
    /// The offset behind the CSS comment that begins at `start`; `limit` if it never ends.
    func endOfStyleComment(from start: Int, limit: Int) -> Int {
        var i = start + 2
        while let star = firstIndex(of: UInt8(ascii: "*"), from: i, to: limit) {
            if star + 1 < limit, self[star + 1] == UInt8(ascii: "/") { return star + 2 }
            i = star + 1
        }
        return limit
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Without the white space around it.
    var trimmed: UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = count
        while start < end, self[start].isASCIIWhitespace { start += 1 }
        while start < end, self[end - 1].isASCIIWhitespace { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }

    /// Whether `text`, lower-case ASCII, occurs somewhere, letters compared without case. O(count × text).
    func containsASCIICaseless(_ text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        for i in 0...(count - text.utf8CodeUnitCount) where hasASCIICaseless(text, at: i) { return true }
        return false
    }

    /// Appends the bytes of an attribute's value, character references decoded.
    func decodeReferences(in range: Range<Int>, into output: inout [UInt8]) {
        var i = range.lowerBound
        while i < range.upperBound {
            let next = firstIndex(of: UInt8(ascii: "&"), from: i, to: range.upperBound) ?? range.upperBound
            output.append(contentsOf: UnsafeBufferPointer(rebasing: self[i..<next]))
            i = next
            guard i < range.upperBound else { return }
            if let reference = CharacterReference(in: self, at: i, limit: range.upperBound, inAttribute: true) {
                reference.forEachByte { output.append($0) }
                i += reference.length
            } else {
                output.append(self[i])
                i += 1
            }
        }
    }
}
