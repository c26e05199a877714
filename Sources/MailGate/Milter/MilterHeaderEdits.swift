/// What makes one header into another, in the terms of a mail server: fields that it has are changed and removed by their name and their
/// number among the fields of that name; others are put at a place or at the end.
struct MilterHeaderEdits {
    struct Change {
        let field: MilterHeader.Field
        /// From 1.
        let occurrence: Int
        /// The field of the new header; nil where the old one goes.
        let replacement: MilterHeader.Field?
    }

    struct Insertion {
        let field: MilterHeader.Field
        /// The place from 0 in the new header; nil at the end.
        let place: Int?
    }

    /// The last field first, so that no change moves what a later one speaks of.
    private(set) var changes: [Change] = []
    /// In the order of the new header.
    private(set) var insertions: [Insertion] = []

    /// `names` are not taken over from the new header.
    init(from old: MilterHeader, to new: MilterHeader, without names: MilterFieldNames) {
        let before = old.fields.map { Item($0, in: old) }
        let after = new.fields.map { Item($0, in: new) }.filter { !names.contains($0.key) }
        let kept = Self.pairs(before, after) { old.bytes[$0.value].elementsEqual(new.bytes[$1.value]) }

        var occurrences: [[UInt8]: Int] = [:]
        var isTaken = Array(repeating: false, count: after.count)
        for (index, item) in before.enumerated() {
            occurrences[item.key, default: 0] += 1
            let partner = kept[index]
            if let partner { isTaken[partner] = true }
            let isSame = partner.map { Self.isSame(item.field, old, after[$0].field, new) } ?? false
            // The protocol has no word for a field without a name: such a one stays.
            guard !isSame, !item.key.isEmpty else { continue }
            changes.append(
                Change(field: item.field, occurrence: occurrences[item.key, default: 1], replacement: partner.map { after[$0].field }))
        }
        changes.reverse()

        let lastKept = isTaken.lastIndex(of: true) ?? -1
        for (place, item) in after.enumerated() where !isTaken[place] {
            insertions.append(Insertion(field: item.field, place: place > lastKept ? nil : place))
        }
    }

    /// Takes the fields with `names` off.
    init(removing names: MilterFieldNames, from header: MilterHeader) {
        var occurrences: [[UInt8]: Int] = [:]
        for field in header.fields {
            let key = header.key(field)
            guard names.contains(key) else { continue }
            occurrences[key, default: 0] += 1
            changes.append(Change(field: field, occurrence: occurrences[key, default: 1], replacement: nil))
        }
        changes.reverse()
    }

    private struct Item {
        let field: MilterHeader.Field
        let key: [UInt8]

        init(_ field: MilterHeader.Field, in header: MilterHeader) {
            self.field = field
            key = header.key(field)
        }
    }

    private static func isSame(_ one: MilterHeader.Field, _ old: MilterHeader, _ other: MilterHeader.Field, _ new: MilterHeader) -> Bool {
        old.bytes[one.name].elementsEqual(new.bytes[other.name]) && old.bytes[one.value].elementsEqual(new.bytes[other.value])
    }

    /// For each old field the new one that it becomes, if any. Fields of one name are paired in their order; of these pairs as many are
    /// kept as stand in the same order in both headers. What is the same at the beginning and at the end is left aside first, so that a
    /// field that goes does not shift all others of its name.
    private static func pairs(
        _ before: [Item], _ after: [Item], _ isEqual: (MilterHeader.Field, MilterHeader.Field) -> Bool
    ) -> [Int?] {
        func isSame(_ one: Item, _ other: Item) -> Bool { one.key == other.key && isEqual(one.field, other.field) }
        var partners = [Int?](repeating: nil, count: before.count)
        var start = 0
        while start < min(before.count, after.count), isSame(before[start], after[start]) {
            partners[start] = start
            start += 1
        }
        var end = 0
        while end < min(before.count, after.count) - start, isSame(before[before.count - 1 - end], after[after.count - 1 - end]) {
            partners[before.count - 1 - end] = after.count - 1 - end
            end += 1
        }

        var places: [[UInt8]: [Int]] = [:]
        for index in (start..<after.count - end).reversed() { places[after[index].key, default: []].append(index) }
        var candidates: [(old: Int, new: Int)] = []
        for index in start..<before.count - end {
            if let place = places[before[index].key]?.popLast() { candidates.append((index, place)) }
        }
        for index in longestRise(candidates.map(\.new)) { partners[candidates[index].old] = candidates[index].new }
        return partners
    }

    /// The positions of a longest rising subsequence of different numbers, by patience sorting: n log n.
    private static func longestRise(_ numbers: [Int]) -> [Int] {
        var piles: [Int] = []
        var previous = [Int?](repeating: nil, count: numbers.count)
        for (index, number) in numbers.enumerated() {
            var low = 0
            var high = piles.count
            while low < high {
                let middle = (low + high) / 2
                if numbers[piles[middle]] < number { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? piles[low - 1] : nil
            if low == piles.count { piles.append(index) } else { piles[low] = index }
        }
        var rise: [Int] = []
        var next = piles.last
        while let index = next {
            rise.append(index)
            next = previous[index]
        }
        return rise.reversed()
    }
}
