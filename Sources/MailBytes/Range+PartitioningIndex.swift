extension Range<Int> {
    /// The first element for which `belongsInSecond` holds, where it holds for none before and for all after that one; `upperBound` where
    /// it holds for none. O(log count).
    @inlinable @inline(__always)
    public func partitioningIndex(where belongsInSecond: (Int) -> Bool) -> Int {
        var low = lowerBound
        var high = upperBound
        while low < high {
            let middle = low + (high - low) / 2
            if belongsInSecond(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
