/// Runs one automaton over folded bytes.
///
/// The bytes are what `TextFolder` writes: valid UTF-8 without NUL, one byte of context before the first, 0xFE and at least 15 more
/// readable bytes behind the last.
struct PhraseMatcher {
    let slots: UnsafeBufferPointer<UInt32>
    let tails: UnsafeRawBufferPointer
    let entries: UnsafeBufferPointer<PhraseEntry>
    let filter: UnsafeBufferPointer<UInt64>
    let startsInside: Bool

    /// Calls `body` with a matcher for `automaton`, unless that is empty.
    static func with(_ automaton: PhraseAutomaton, _ body: (PhraseMatcher) -> Void) {
        guard !automaton.isEmpty else { return }
        automaton.slots.withUnsafeBufferPointer { slots in
            automaton.tails.withUnsafeBytes { tails in
                automaton.entries.withUnsafeBufferPointer { entries in
                    automaton.filter.withUnsafeBufferPointer { filter in
                        body(
                            PhraseMatcher(
                                slots: slots, tails: tails, entries: entries, filter: filter, startsInside: automaton.startsInside
                            )
                        )
                    }
                }
            }
        }
    }

    /// Reports every phrase that begins in `range` (1 or more) of `bytes`, whose text ends at `count`, ordered by start and end.
    func scan(
        _ bytes: UnsafePointer<UInt8>, in range: Range<Int>, count: Int, _ found: (PhraseEntry, _ start: Int, _ end: Int) -> Void
    ) {
        let raw = UnsafeRawPointer(bytes)
        var i = range.lowerBound
        var carry: UInt64 = bytes[i - 1] &- 0x61 < 26 ? 0x80 : 0
        while i < range.upperBound {
            let block = ByteBlock(bytes, at: i)
            let letters = block.smallLetters
            let others = block.printable & ~letters & ~block.equal(0x20)
            var candidates = block.leads | others | (startsInside ? letters : letters & ~((letters &<< 8) | carry))
            carry = letters &>> 56
            let left = range.upperBound - i
            if left < 8 { candidates &= (1 &<< UInt64(left &* 8)) &- 1 }
            while candidates != 0 {
                let start = i &+ candidates.trailingZeroBitCount &>> 3
                candidates &= candidates &- 1
                let head = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
                if mayStart(head) { walk(bytes, from: start, count: count, found) }
            }
            i &+= 8
        }
    }

    @inline(__always)
    private func mayStart(_ head: UInt64) -> Bool {
        isSet(PhraseAutomaton.longBit(head)) || isSet(PhraseAutomaton.middleBit(head)) || isSet(PhraseAutomaton.shortBit(head))
            || isSet(PhraseAutomaton.pairBit(head)) || isSet(PhraseAutomaton.singleBit(head))
    }

    @inline(__always)
    private func isSet(_ bit: Int) -> Bool { filter[bit &>> 6] &>> UInt64(bit & 63) & 1 != 0 }

    private func walk(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int, _ found: (PhraseEntry, Int, Int) -> Void) {
        var base = slots[0] &>> 10
        var i = start
        while true {
            let byte = UInt32(bytes[i])
            let slot = slots[Int(base &+ byte)]
            guard slot & 0xFF == byte else { return }
            i &+= 1
            if slot & PhraseAutomaton.isTail != 0 {
                let at = Int(slot &>> 10)
                let (entry, length) = PhraseAutomaton.tail(tails, at: at)
                for k in 0..<length where tails[at + 6 + k] != bytes[i + k] { return }
                report(entry, bytes, start, i + length, count, found)
                return
            }
            base = slot &>> 10
            if slot & PhraseAutomaton.ends != 0 {
                report(Int(slots[Int(base &+ PhraseAutomaton.terminal)] &>> 10), bytes, start, i, count, found)
            }
        }
    }

    private func report(
        _ first: Int, _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ count: Int, _ found: (PhraseEntry, Int, Int) -> Void
    ) {
        guard end <= count else { return }
        var before: CharacterClass?
        var after: CharacterClass?
        var i = first
        while true {
            let entry = entries[i]
            var isWhole = true
            if !entry.flags.isDisjoint(with: .starts) {
                let neighbour = before ?? WordBoundary.classBefore(start, in: bytes)
                before = neighbour
                isWhole = !(neighbour == (entry.flags.contains(.startsWord) ? .letter : .digit))
            }
            if isWhole, !entry.flags.isDisjoint(with: .ends) {
                let neighbour = after ?? WordBoundary.classAfter(end, in: bytes, count: count)
                after = neighbour
                isWhole = !(neighbour == (entry.flags.contains(.endsWord) ? .letter : .digit))
            }
            if isWhole { found(entry, start, end) }
            if entry.flags.contains(.last) { return }
            i += 1
        }
    }
}
