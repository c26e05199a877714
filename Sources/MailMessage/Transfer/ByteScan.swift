/// Looks through many bytes at once.
enum ByteScan {
    /// The offset of the first byte of 128 or more, or nil.
    static func firstHigh(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var i = range.lowerBound
        let end = range.upperBound
        let raw = UnsafeRawPointer(base)
        while i + 32 <= end {
            let a = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) | raw.loadUnaligned(fromByteOffset: i + 8, as: UInt64.self)
            let b = raw.loadUnaligned(fromByteOffset: i + 16, as: UInt64.self) | raw.loadUnaligned(fromByteOffset: i + 24, as: UInt64.self)
            if (a | b) & 0x8080_8080_8080_8080 != 0 { break }
            i += 32
        }
        while i < end {
            if base[i] >= 0x80 { return i }
            i += 1
        }
        return nil
    }

    /// How many bytes of the range are `byte`.
    static func count(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var total = 0
        var i = range.lowerBound
        while i < range.upperBound {
            // Blocks below 256 bytes keep the inner sum in a byte, which the compiler turns into vectors.
            let stop = min(i + 255, range.upperBound)
            var sum: UInt8 = 0
            while i < stop {
                sum &+= bytes[i] == byte ? 1 : 0
                i += 1
            }
            total += Int(sum)
        }
        return total
    }
}
