/// The hits of one message, by leaf.
struct HitTable: Sendable {
    /// Hits kept of one leaf. More are counted by no rule: what two thousand places do not prove, more would not.
    static let limitPerLeaf = 2_000

    private var hits: [[Hit]]
    private var touched: [Int] = []

    init(leafCount: Int) {
        hits = [[Hit]](repeating: [], count: leafCount)
    }

    mutating func add(_ hit: Hit, leaf: Int) {
        if hits[leaf].isEmpty { touched.append(leaf) }
        if hits[leaf].count < Self.limitPerLeaf { hits[leaf].append(hit) }
    }

    func has(_ leaf: Int) -> Bool { !hits[leaf].isEmpty }

    subscript(leaf: Int) -> [Hit] { hits[leaf] }
}
