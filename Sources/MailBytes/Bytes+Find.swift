#if canImport(Glibc)
    public import Glibc
#elseif canImport(Musl)
    public import Musl
#elseif canImport(Darwin)
    public import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
    /// Where `byte` first stands in `start..<end`; `end` if it does not.
    @inlinable
    public func find(_ byte: UInt8, from start: Int, to end: Int) -> Int {
        guard start < end, let base = baseAddress, let hit = memchr(base + start, Int32(byte), end - start) else { return end }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    /// Where `text` first stands whole in `start..<end`; nil where it does not. No text stands everywhere.
    public func find(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
        guard let first = text.first else { return start }
        var i = start
        while i + text.count <= end {
            i = find(first, from: i, to: end)
            guard i + text.count <= end else { return nil }
            if self[i..<i + text.count].elementsEqual(text) { return i }
            i += 1
        }
        return nil
    }

    /// Whether `text`, in lower case, stands at `start`, ASCII letters compared without case.
    public func hasASCIICaseless(_ text: StaticString, at start: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard start >= 0, start <= count - length else { return false }
        for i in 0..<length where self[start + i].asciiLowercased != text.utf8Start[i] { return false }
        return true
    }
}

extension Collection<UInt8> {
    /// Whether `text` stands anywhere in it.
    public func holds(_ text: [UInt8]) -> Bool {
        withContiguousStorageIfAvailable { $0.find(text, from: 0, to: $0.count) != nil } ?? Array(self).holds(text)
    }
}
