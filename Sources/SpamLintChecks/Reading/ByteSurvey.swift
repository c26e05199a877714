/// Quick looks over all bytes of a text, in loops that compilers turn into vector code: a check that finds nothing here can stop.
enum ByteSurvey {
    private static let block = 256

    /// Whether a byte of `range` is in `wanted`.
    static func holds(_ wanted: ClosedRange<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let low = wanted.lowerBound
        let span = wanted.upperBound - wanted.lowerBound
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + block, range.upperBound)
            var found: UInt8 = 0
            for i in start..<end { found |= bytes[i] &- low <= span ? 1 : 0 }
            if found != 0 { return true }
            start = end
        }
        return false
    }

    /// How many bytes of `range` are in `wanted`.
    static func count(_ wanted: ClosedRange<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        let low = wanted.lowerBound
        let span = wanted.upperBound - wanted.lowerBound
        var total = 0
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + 255, range.upperBound)
            var count: UInt8 = 0
            for i in start..<end { count &+= bytes[i] &- low <= span ? 1 : 0 }
            total += Int(count)
            start = end
        }
        return total
    }
}
