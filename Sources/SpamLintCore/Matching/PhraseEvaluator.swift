/// Decides what the hits of a phrase list or a pattern come to.
struct PhraseEvaluator {
    let transcript: [Segment]
    let scratch: Scratch

    /// Matches of one pattern that are looked for in one message; places beyond them would be told to nobody.
    private static let matchLimit = 50
    /// Bytes to either side of an anchor that a pattern sees.
    private static let window = 128
    /// Bytes from the first anchor to the last of those that are looked at together.
    private static let longestRow = 1_024

    func evidence(for leaf: Leaf, hits: [Hit]) -> [Evidence] {
        switch leaf.kind {
        case .phrases(let match): evidence(for: match, hits: hits)
        case .pattern(let match): evidence(for: match, number: leaf.number, hits: hits)
        }
    }

    /// How many places `evidence(for:hits:)` would give.
    func count(for leaf: Leaf, hits: [Hit]) -> Int {
        switch leaf.kind {
        case .phrases(let match):
            let accepted = accepted(hits, by: match)
            let count = match.distinct ? distinctCount(of: accepted) : accepted.count
            return count > 0 && count >= needed(match) ? accepted.count : 0
        case .pattern(let match):
            let count = places(of: match, number: leaf.number, hits: hits).count
            return count >= match.atLeast ? count : 0
        }
    }

    /// How many different phrases of a leaf stand in the message: a word that is repeated says no more than once.
    func phraseCount(for leaf: Leaf, hits: [Hit]) -> Int {
        guard case .phrases(let match) = leaf.kind else { return evidence(for: leaf, hits: hits).count }
        let count = distinctCount(of: accepted(hits, by: match))
        return count >= needed(match) ? count : 0
    }

    private func evidence(for match: PhraseMatch, hits: [Hit]) -> [Evidence] {
        let accepted = accepted(hits, by: match)
        let count = match.distinct ? distinctCount(of: accepted) : accepted.count
        guard count > 0, count >= needed(match) else { return [] }
        let values = [(name: "value", value: shown(count, match)), (name: "limit", value: String(match.atLeast))]
        return accepted.map { Evidence(at: $0.place, values: values, disguised: $0.isDisguised) }
    }

    /// The count as the rule means it: so many in `per` characters, where it says so.
    private func shown(_ count: Int, _ match: PhraseMatch) -> String {
        guard let per = match.per else { return String(count) }
        return String(count * per / max(per, transcript.characters(in: match.scopes)))
    }

    private func accepted(_ hits: [Hit], by match: PhraseMatch) -> [Hit] {
        if match.form == .any, match.near == nil, match.unless == nil { return outermost(hits) }
        return outermost(
            hits.filter { hit in
                switch match.form {
                case .plain: guard !hit.isDisguised else { return false }
                case .disguised: guard hit.isDisguised else { return false }
                case .any: break
                }
                return isAllowed(hit.range, in: Int(hit.segment), near: match.near, unless: match.unless)
            })
    }

    /// Hits that no longer hit of the list covers: `free` inside `free gift` is the same words.
    private func outermost(_ hits: [Hit]) -> [Hit] {
        guard hits.count > 1 else { return hits }
        let sorted = hits.sorted { ($0.segment, $0.lower, -$0.upper) < ($1.segment, $1.lower, -$1.upper) }
        var kept: [Hit] = []
        for hit in sorted {
            if let last = kept.last, last.segment == hit.segment, hit.upper <= last.upper { continue }
            kept.append(hit)
        }
        return kept
    }

    private func distinctCount(of hits: [Hit]) -> Int {
        guard hits.count > 1 else { return hits.count }
        var seen: Set<Int32> = []
        for hit in hits { seen.insert(hit.literal) }
        return seen.count
    }

    private func needed(_ match: PhraseMatch) -> Int {
        guard let per = match.per else { return match.atLeast }
        // More hits than are kept cannot be asked for.
        return min(match.atLeast * max(1, transcript.characters(in: match.scopes) / per), HitTable.limitPerLeaf)
    }

    private func evidence(for match: PatternMatch, number: Int, hits: [Hit]) -> [Evidence] {
        let found = places(of: match, number: number, hits: hits)
        guard !found.isEmpty, found.count >= match.atLeast else { return [] }
        let values = [(name: "value", value: String(found.count)), (name: "limit", value: String(match.atLeast))]
        return found.map { Evidence(at: .segment($0.segment, $0.range), values: values) }
    }

    private func places(of match: PatternMatch, number: Int, hits: [Hit]) -> [(segment: Int, range: Range<Int>)] {
        guard let pattern = scratch.pattern(for: match.regex, number: number) else { return [] }
        var found: [(segment: Int, range: Range<Int>)] = []
        let limit = max(Self.matchLimit, match.atLeast)
        var first = 0
        while first < hits.count, found.count < limit {
            let row = row(of: hits, from: first)
            first = row.upperBound
            confirm(pattern, round: hits[row]) { segment, range in
                if let last = found.last, last.segment == segment, range.lowerBound < last.range.upperBound { return }
                if found.count < limit, isAllowed(range, in: segment, near: match.near, unless: match.unless) {
                    found.append((segment, range))
                }
            }
        }
        return found
    }

    /// Anchors that are looked at together, because they stand so near that their windows overlap.
    private func row(of hits: [Hit], from first: Int) -> Range<Int> {
        var end = first + 1
        while end < hits.count, hits[end].segment == hits[first].segment, hits[end].lower >= hits[end - 1].lower,
            Int(hits[end].lower) - Int(hits[end - 1].upper) < Self.window, Int(hits[end].upper) - Int(hits[first].lower) < Self.longestRow
        { end += 1 }
        return first..<end
    }

    /// Calls `body` with every match that holds one of the anchors, in the window round them all.
    private func confirm(_ pattern: Pattern, round hits: ArraySlice<Hit>, _ body: (Int, Range<Int>) -> Void) {
        guard let first = hits.first, let last = hits.last else { return }
        let segment = Int(first.segment)
        let anchors = Int(first.lower)..<max(Int(first.upper), Int(last.upper))
        let text = scratch.windows.window(round: anchors, bytes: Self.window, of: segment, in: transcript)
        text.bytes.withUnsafeBufferPointer { buffer in
            var from = 0
            while let range = pattern.firstMatch(in: buffer, from: from) {
                let source = text.source(of: range)
                if source.lowerBound >= anchors.upperBound { return }
                if !source.isEmpty, hits.contains(where: { source.lowerBound < $0.upper && source.upperBound > $0.lower }) {
                    body(segment, source)
                }
                from = max(range.upperBound, range.lowerBound + 1)
                while from < buffer.count, buffer[from] & 0xC0 == 0x80 { from += 1 }
            }
        }
    }

    private func isAllowed(_ range: Range<Int>, in segment: Int, near: PhraseContext?, unless: PhraseContext?) -> Bool {
        if let near, !isPresent(near, round: range, in: segment) { return false }
        if let unless, isPresent(unless, round: range, in: segment) { return false }
        return true
    }

    private func isPresent(_ context: PhraseContext, round range: Range<Int>, in segment: Int) -> Bool {
        let window = FoldedWindow(transcript[segment], around: range, characters: context.within)
        return context.words.folded.contains { window.contains($0) }
    }
}
