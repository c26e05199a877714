/// The hits of one message, by leaf.
///
/// A class that is used for one message after the other, so that a plan with thousands of leaves costs a message nothing but its hits.
final class HitTable {
    /// Hits kept of one leaf. More are counted by no rule: what two thousand places do not prove, more would not.
    static let limitPerLeaf = 2_000
    /// Room for so many hits of a leaf is kept for the next message.
    private static let keptPerLeaf = 32

    private var hits: [[Hit]]
    /// Whether a leaf has any, which is asked much more often than which.
    private var hasHits: [Bool]
    private var touched: [Int] = []

    init(leafCount: Int) {
        hits = [[Hit]](repeating: [], count: leafCount)
        hasHits = [Bool](repeating: false, count: leafCount)
    }

    /// Forgets the message before.
    func clear() {
        for leaf in touched {
            hasHits[leaf] = false
            if hits[leaf].count > Self.keptPerLeaf { hits[leaf] = [] } else { hits[leaf].removeAll(keepingCapacity: true) }
        }
        touched.removeAll(keepingCapacity: true)
    }

    func add(_ hit: Hit, leaf: Int) {
        if !hasHits[leaf] {
            hasHits[leaf] = true
            touched.append(leaf)
        }
        if hits[leaf].count < Self.limitPerLeaf { hits[leaf].append(hit) }
    }

    func has(_ leaf: Int) -> Bool { hasHits[leaf] }

    subscript(leaf: Int) -> [Hit] { hits[leaf] }
}
