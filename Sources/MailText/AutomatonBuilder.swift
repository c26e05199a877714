/// Makes the arrays of a `PhraseAutomaton`. O(total bytes · log phrases), a few milliseconds for thousands of phrases.
struct AutomatonBuilder {
    private(set) var slots: [UInt32] = []
    private(set) var tails: [UInt8] = []
    private(set) var entries: [PhraseEntry] = []
    private(set) var filter = [UInt64](repeating: 0, count: PhraseAutomaton.filterWords)
    private(set) var longest = 0
    private(set) var startsInside = false

    /// More than this cannot be numbered in 22 bits; phrases beyond are left out.
    private static let capacity = 2 << 20

    private struct Pattern {
        var bytes: [UInt8]
        var entry: PhraseEntry
    }

    private struct Node {
        var range: Range<Int>
        var depth: Int
        var slot: Int
    }

    private var patterns: [Pattern] = []
    private var total = 0
    /// The patterns without duplicates, sorted, each with its place in `entries`.
    private var keys: [(bytes: [UInt8], entry: Int)] = []
    private var usedBases: [Bool] = []
    private var firstFree = 1

    mutating func add(_ phrase: Phrase) {
        let folded = trimmed(FoldedText(folding: phrase.text, as: .folded).bytes)
        let skeleton = trimmed(FoldedText(folding: phrase.text, as: .skeleton).bytes)
        if !phrase.inSkeleton {
            add(folded, phrase, [.folded])
        } else if folded == skeleton {
            add(folded, phrase, [.folded, .skeleton])
        } else {
            add(folded, phrase, [.folded])
            add(skeleton, phrase, [.skeleton])
        }
    }

    private func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var slice = bytes[...]
        while slice.last == 0x20 { slice.removeLast() }
        while slice.first == 0x20 { slice.removeFirst() }
        return Array(slice)
    }

    private mutating func add(_ bytes: [UInt8], _ phrase: Phrase, _ foldings: PhraseEntry.Flags) {
        guard !bytes.isEmpty, bytes.count <= PhraseAutomaton.longestPhrase, total + bytes.count + 6 <= AutomatonBuilder.capacity else {
            return
        }
        total += bytes.count + 6
        var flags = foldings
        var scalars = UTF8Scalars(bytes)
        var classes: [CharacterClass] = []
        while let (scalar, _) = scalars.next() { classes.append(CharacterTable.characterClass(scalar.value)) }
        if phrase.boundaries.contains(.start) {
            if classes.first == .letter { flags.insert(.startsWord) }
            if classes.first == .digit { flags.insert(.startsNumber) }
        }
        if phrase.boundaries.contains(.end) {
            if classes.last == .letter { flags.insert(.endsWord) }
            if classes.last == .digit { flags.insert(.endsNumber) }
        }
        if classes.first == .letter, !flags.contains(.startsWord) { startsInside = true }
        longest = max(longest, bytes.count)
        patterns.append(Pattern(bytes: bytes, entry: PhraseEntry(id: phrase.id, flags: flags)))
    }

    mutating func build() {
        mergePatterns()
        slots = [0]
        if keys.isEmpty {
            slots = [UInt32](repeating: 0, count: 512)
            return
        }
        for key in keys { setFilter(key.bytes) }
        var pending = [Node(range: 0..<keys.count, depth: 0, slot: 0)]
        while let node = pending.popLast() { place(node, &pending) }
        let needed = (usedBases.lastIndex(of: true) ?? 0) + 256
        slots.append(contentsOf: repeatElement(0, count: max(0, needed - slots.count)))
    }

    /// Sorts the patterns, and makes one list of entries for those of the same bytes.
    private mutating func mergePatterns() {
        patterns.sort { a, b in
            if a.bytes != b.bytes { return a.bytes.lexicographicallyPrecedes(b.bytes) }
            return (a.entry.id, a.entry.flags.rawValue) < (b.entry.id, b.entry.flags.rawValue)
        }
        for (i, pattern) in patterns.enumerated() {
            if keys.last?.bytes == pattern.bytes {
                if patterns[i - 1].entry == pattern.entry { continue }
                entries[entries.count - 1].flags.remove(.last)
            } else {
                keys.append((pattern.bytes, entries.count))
            }
            var entry = pattern.entry
            entry.flags.insert(.last)
            entries.append(entry)
        }
    }

    private mutating func setFilter(_ bytes: [UInt8]) {
        func set(_ bit: Int) { filter[bit >> 6] |= 1 << UInt64(bit & 63) }
        var eight: UInt64 = 0
        for (i, byte) in bytes.prefix(8).enumerated() { eight |= UInt64(byte) << UInt64(8 * i) }
        switch bytes.count {
        case 6...: set(PhraseAutomaton.longBit(eight))
        case 4, 5: set(PhraseAutomaton.middleBit(eight))
        case 3: set(PhraseAutomaton.shortBit(eight))
        case 2: set(PhraseAutomaton.pairBit(eight))
        default: set(PhraseAutomaton.singleBit(eight))
        }
    }

    private mutating func place(_ node: Node, _ pending: inout [Node]) {
        let first = keys[node.range.lowerBound]
        if node.range.count == 1, node.depth > 0 {
            slots[node.slot] |= PhraseAutomaton.isTail | UInt32(tails.count) << 10
            addTail(first.bytes[node.depth...], entry: first.entry)
            return
        }
        var labels: [Int] = []
        var starts: [Int] = []
        var i = node.range.lowerBound
        let endsHere = first.bytes.count == node.depth
        if endsHere { i += 1 }
        while i < node.range.upperBound {
            let label = Int(keys[i].bytes[node.depth])
            labels.append(label)
            starts.append(i)
            while i < node.range.upperBound, Int(keys[i].bytes[node.depth]) == label { i += 1 }
        }
        starts.append(node.range.upperBound)
        let base = freeBase(for: endsHere ? labels + [Int(PhraseAutomaton.terminal)] : labels)
        slots[node.slot] |= UInt32(base) << 10 | (endsHere ? PhraseAutomaton.ends : 0)
        if endsHere { slots[base + Int(PhraseAutomaton.terminal)] = PhraseAutomaton.terminal | UInt32(first.entry) << 10 }
        for (k, label) in labels.enumerated() {
            slots[base + label] = UInt32(label)
            pending.append(Node(range: starts[k]..<starts[k + 1], depth: node.depth + 1, slot: base + label))
        }
    }

    private mutating func addTail(_ bytes: ArraySlice<UInt8>, entry: Int) {
        for shift in [0, 8, 16, 24] { tails.append(UInt8(truncatingIfNeeded: entry >> shift)) }
        tails.append(UInt8(truncatingIfNeeded: bytes.count))
        tails.append(UInt8(truncatingIfNeeded: bytes.count >> 8))
        tails.append(contentsOf: bytes)
    }

    /// The lowest base that no node has and whose slots for `labels` are free.
    private mutating func freeBase(for labels: [Int]) -> Int {
        while firstFree < slots.count, slots[firstFree] != 0 { firstFree += 1 }
        var candidate = max(1, firstFree - labels[0])
        while true {
            if slots.count < candidate + 256 { slots.append(contentsOf: repeatElement(0, count: max(256, slots.count / 2))) }
            if usedBases.count <= candidate { usedBases.append(contentsOf: repeatElement(false, count: candidate + 256 - usedBases.count)) }
            if !usedBases[candidate], labels.allSatisfy({ slots[candidate + $0] == 0 }) {
                usedBases[candidate] = true
                return candidate
            }
            candidate += 1
        }
    }
}
