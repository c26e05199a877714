/// Looks for few rules whose mending brings a score under a limit.
///
/// What each rule's mending takes away and brings is worked out once; of several it is the union. So caps and rules that fall together
/// are counted as they are, and a set costs next to nothing to look at.
struct MendingSearch {
    private let limit: Int
    /// Rules whose mending takes points away: the most points first, then by id.
    let candidates: [Rule]
    /// What mending each candidate takes away and brings: indices into `points`.
    private let effects: [(gone: [Int], come: [Int])]
    /// The thousandths that it takes away at most.
    private let most: [Int]
    private let needed: Int
    /// Of the rules that found something, then of those that mending would make find something.
    private let points: [Int]
    /// Index into `caps`.
    private let category: [Int]
    private let caps: [Int]
    private let foundCount: Int

    /// Sets that are looked at before the search settles for a good one.
    private static let budget = 50_000

    init(_ reappraisal: Reappraisal, under limit: Points) {
        self.limit = limit.thousandths
        let found = reappraisal.rules
        needed = reappraisal.score(of: found).thousandths - limit.thousandths
        var all = found
        var index = Dictionary(found.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var useful: [(rule: Rule, gone: [Int], come: [Int], most: Int)] = []
        for rule in found {
            let left = reappraisal.rulesLeft(mending: rule)
            let kept = Set(left.map(\.id))
            let gone = found.indices.filter { !kept.contains(found[$0].id) }
            let most = gone.reduce(0) { $0 + found[$1].points.thousandths }
            guard most > 0 else { continue }
            var come: [Int] = []
            for other in left where index[other.id].map({ $0 >= found.count }) ?? true {
                let place = index[other.id] ?? all.count
                if place == all.count {
                    index[other.id] = place
                    all.append(other)
                }
                come.append(place)
            }
            useful.append((rule, gone, come, most))
        }
        useful.sort { ($1.most, $0.rule.id) < ($0.most, $1.rule.id) }
        candidates = useful.map(\.rule)
        effects = useful.map { ($0.gone, $0.come) }
        most = useful.map(\.most)
        points = all.map(\.points.thousandths)
        foundCount = found.count
        let names = Set(all.map(\.category)).sorted()
        category = all.map { rule in names.firstIndex(of: rule.category) ?? 0 }
        caps = names.map { reappraisal.cap(of: $0).thousandths }
    }

    private func score(mending indices: [Int]) -> Int {
        var counts = [Bool](repeating: false, count: points.count)
        for index in 0..<foundCount { counts[index] = true }
        for index in indices { for rule in effects[index].come { counts[rule] = true } }
        for index in indices { for rule in effects[index].gone { counts[rule] = false } }
        var sums = [Int](repeating: 0, count: caps.count)
        for index in points.indices where counts[index] { sums[category[index]] += points[index] }
        return sums.indices.reduce(0) { $0 + min(sums[$1], caps[$1]) }
    }

    /// The smallest set; nil where too many would have to be looked at, or none does.
    func smallest() -> [Rule]? {
        var walk = Walk()
        for size in candidates.indices.map({ $0 + 1 }) {
            look(from: 0, left: size, chosen: [], sum: 0, &walk)
            if let best = walk.best { return best.indices.map { candidates[$0] } }
            if walk.looked >= Self.budget { return nil }
        }
        return nil
    }

    private struct Walk {
        var looked = 0
        var best: (indices: [Int], score: Int)?
    }

    private func look(from start: Int, left: Int, chosen: [Int], sum: Int, _ walk: inout Walk) {
        guard left > 0 else {
            walk.looked += 1
            let score = score(mending: chosen)
            if score < limit, walk.best.map({ score < $0.score }) ?? true { walk.best = (chosen, score) }
            return
        }
        guard start + left <= candidates.count else { return }
        for index in start...(candidates.count - left) where walk.looked < Self.budget {
            // Points that cannot be had by what is left to choose from, the most useful first, are not had further on either.
            if sum + most[index..<index + left].reduce(0, +) <= needed { return }
            look(from: index + 1, left: left - 1, chosen: chosen + [index], sum: sum + most[index], &walk)
        }
    }

    /// One rule after the other, the most useful first, without those that turn out to be unneeded.
    func greedy() -> [Rule] {
        var chosen: [Int] = []
        var score = score(mending: [])
        while score >= limit, chosen.count < candidates.count {
            let rest = candidates.indices.filter { !chosen.contains($0) }.map { (index: $0, score: self.score(mending: chosen + [$0])) }
            guard let next = rest.min(by: { ($0.score, $0.index) < ($1.score, $1.index) }) else { break }
            chosen.append(next.index)
            score = next.score
        }
        for index in chosen.reversed() {
            let fewer = chosen.filter { $0 != index }
            if self.score(mending: fewer) < limit { chosen = fewer }
        }
        return chosen.map { candidates[$0] }
    }
}
