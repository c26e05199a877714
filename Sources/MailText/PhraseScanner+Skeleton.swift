internal import MailBytes

extension PhraseScanner {
    mutating func scanSkeleton(_ text: UnsafeBufferPointer<UInt8>, _ segment: Range<Int>, cut: Int) {
        for group in groups where group.starts.lowerBound < cut {
            window.lay(buffer, patches: group.patches, range: group.range)
            scanWindow(text, segment, group, cut: cut, isAlternate: false)
            if window.takeAlternates(buffer) { scanWindow(text, segment, group, cut: cut, isAlternate: true) }
        }
    }

    private mutating func scanWindow(
        _ text: UnsafeBufferPointer<UInt8>, _ segment: Range<Int>, _ group: Group, cut: Int, isAlternate: Bool
    ) {
        guard window.count > 1 else { return }
        for (number, automaton) in automata.enumerated() {
            PhraseMatcher.with(automaton) { matcher in
                window.bytes.withUnsafeBufferPointer { bytes in
                    guard let base = bytes.baseAddress else { return }
                    matcher.scan(base, in: 1..<window.count, count: window.count) { entry, start, end in
                        guard entry.flags.contains(.skeleton) else { return }
                        guard let found = place(start, end, group, cut: cut, isAlternate: isAlternate) else { return }
                        if !found.isPatched, isAlternate || entry.flags.contains(.folded) { return }
                        guard let disguise = judged(found, text, segment) else { return }
                        hidden.append(PhraseHit(id: entry.id, automaton: number, range: found.range, disguise: disguise))
                    }
                }
            }
        }
    }

    /// Where the window's bytes `start..<end` come from, and which patches have a part in them.
    struct Place {
        var range: Range<Int>
        var isPatched = false
        var disguise: Disguise = []
        var traits: FoldBuffer.Traits = []
    }

    private func place(_ start: Int, _ end: Int, _ group: Group, cut: Int, isAlternate: Bool) -> Place? {
        let first = window.piece(at: start)
        let piece = window.pieces[first]
        let folded = piece.patch >= 0 ? piece.folded : piece.folded + start - piece.start
        guard folded < cut, group.starts.contains(folded) else { return nil }
        var place = Place(range: 0..<0)
        var index = first
        var last = first
        while index < window.pieces.count, window.pieces[index].start < end {
            let piece = window.pieces[index]
            let pieceEnd = index + 1 < window.pieces.count ? window.pieces[index + 1].start : window.count
            if piece.patch >= 0, pieceEnd > start || piece.start > start {
                let patch = buffer.patches[piece.patch]
                place.disguise.formUnion(patch.disguise)
                if isAlternate, let more = patch.alternate { place.disguise.formUnion(more) }
                place.traits.formUnion(patch.traits)
                place.isPatched = true
            }
            if pieceEnd > piece.start { last = index }
            index += 1
        }
        place.range = origin(of: start, in: first).start..<origin(of: end - 1, in: last).end
        return place.range.count <= PhraseScanner.longestHit ? place : nil
    }

    private func origin(of offset: Int, in index: Int) -> (start: Int, end: Int) {
        let piece = window.pieces[index]
        let inside = offset - piece.start
        guard piece.patch >= 0 else { return (buffer.sourceStart(of: piece.folded + inside), buffer.sourceEnd(of: piece.folded + inside)) }
        let origin = buffer.patchText.bytes[Int(buffer.patches[piece.patch].bytesStart) + inside]
        return (Int(origin.start), Int(origin.end))
    }

    /// The disguise of a phrase in the skeleton; nil if it is none after all.
    private func judged(_ place: Place, _ text: UnsafeBufferPointer<UInt8>, _ segment: Range<Int>) -> Disguise? {
        var disguise = place.disguise
        if place.traits.contains(.softHyphen) {
            // One is a hint where to break a long word; more are there to break the word for filters.
            var hyphens = 0
            for i in place.range where text[i] == 0xAD && i > 0 && text[i - 1] == 0xC2 { hyphens += 1 }
            if hyphens > 1 { disguise.insert(.invisible) }
        }
        if !place.traits.isDisjoint(with: [.ideographSpace, .ideographSymbol]) {
            switch IdeographSpacing.judge(text, place.range, in: segment) {
            case .honest: break
            case .disguised: disguise.insert(.separated)
            case .straddles: return nil
            }
        }
        return disguise
    }

    /// Gives the hits of a chunk in order, none twice, those of the skeleton only where the folded text has not the same.
    mutating func report(_ found: (PhraseHit) -> Void) {
        if !isOrdered(plain) { plain.sort(by: PhraseScanner.precedes) }
        if !hidden.isEmpty {
            let known = plain
            for hit in hidden where !isKnown(hit, known) { plain.append(hit) }
            if plain.count > known.count { plain.sort(by: PhraseScanner.precedes) }
        }
        var last: PhraseHit?
        for hit in plain {
            if let last, last.range == hit.range, last.id == hit.id, last.automaton == hit.automaton { continue }
            found(hit)
            last = hit
        }
    }

    /// Whether `plain`, which is ordered, has a hit of the same phrase that overlaps.
    private func isKnown(_ hit: PhraseHit, _ plain: [PhraseHit]) -> Bool {
        let from = hit.range.lowerBound - PhraseScanner.longestHit
        var i = plain.indices.partitioningIndex { plain[$0].range.lowerBound >= from }
        while i < plain.count, plain[i].range.lowerBound < hit.range.upperBound {
            if plain[i].id == hit.id, plain[i].automaton == hit.automaton, plain[i].range.overlaps(hit.range) { return true }
            i += 1
        }
        return false
    }

    private func isOrdered(_ hits: [PhraseHit]) -> Bool {
        for i in hits.indices.dropFirst() where PhraseScanner.precedes(hits[i], hits[i - 1]) { return false }
        return true
    }

    static func precedes(_ a: PhraseHit, _ b: PhraseHit) -> Bool {
        if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
        if a.range.upperBound != b.range.upperBound { return a.range.upperBound < b.range.upperBound }
        if a.automaton != b.automaton { return a.automaton < b.automaton }
        return a.id != b.id ? a.id < b.id : a.disguise.rawValue < b.disguise.rawValue
    }
}
