import MailBytes

/// Stretches of the transcript that are taken to be written otherwise.
struct RemovedText: Sendable {
    /// By segment; sorted, none touching the next.
    private var ranges: [Int: [Range<Int>]] = [:]

    var isEmpty: Bool { ranges.isEmpty }

    mutating func remove(_ places: [Place]) {
        var added: [Int: [Range<Int>]] = [:]
        for case .segment(let segment, let range) in places { added[segment, default: []].append(range) }
        for (segment, more) in added { ranges[segment] = Self.merged((ranges[segment] ?? []) + more) }
    }

    mutating func formUnion(_ other: RemovedText) {
        for (segment, more) in other.ranges { ranges[segment] = Self.merged((ranges[segment] ?? []) + more) }
    }

    /// Whether a hit stands in what was removed, wholly or in part.
    func touches(_ hit: Hit) -> Bool {
        guard let removed = ranges[Int(hit.segment)] else { return false }
        let index = removed.indices.partitioningIndex { removed[$0].upperBound > Int(hit.lower) }
        return index < removed.count && removed[index].lowerBound < Int(hit.upper)
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
