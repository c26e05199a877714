import MailText

/// The one scan: finds every literal of every leaf in a transcript.
struct LiteralScanner: Sendable {
    let automaton: PhraseAutomaton

    /// Scopes that some leaf looks at; the text of links is part of the visible text.
    static func wanted(by leaves: [Leaf]) -> Scopes {
        let all = leaves.reduce(into: Scopes()) { $0.formUnion($1.scopes) }
        return all.contains(.linkText) ? all.union(.text) : all
    }

    /// Builds the automaton; literals are numbered in the order of the leaves.
    init(leaves: [Leaf]) {
        var phrases: [Phrase] = []
        for leaf in leaves {
            for literal in leaf.literals {
                phrases.append(
                    Phrase(
                        literal, id: Int32(phrases.count), boundaries: leaf.matchesInsideWords ? [] : .words, inSkeleton: leaf.seesDisguise)
                )
            }
        }
        automaton = PhraseAutomaton(phrases)
    }

    /// Reads what `encode(into:)` wrote.
    init(_ decoder: inout FlatDecoder) {
        let longest = decoder.int()
        let startsInside = decoder.flag()
        automaton = PhraseAutomaton(
            trusting: PhraseAutomaton.Parts(
                slots: decoder.packed(), tails: decoder.packed(), entries: decoder.packed(), filter: decoder.packed(), longest: longest,
                startsInside: startsInside))
    }

    func encode(into encoder: inout FlatEncoder) {
        let parts = automaton.parts
        encoder.encode(parts.longest)
        encoder.encode(parts.startsInside)
        encoder.encode(packing: parts.slots)
        encoder.encode(packing: parts.tails)
        encoder.encode(packing: parts.entries)
        encoder.encode(packing: parts.filter)
    }

    /// Calls `found` with every hit that lies in a scope of its leaf, segment by segment.
    func scan(
        _ transcript: [Segment], in wanted: Scopes, leaves: [Leaf], leafOfLiteral: [Int32], with scanner: inout PhraseScanner,
        found: (Hit, Int) -> Void
    ) {
        for (index, segment) in transcript.enumerated() where !segment.range.isEmpty {
            let scope = Scopes(segment.scope)
            guard !scope.isDisjoint(with: wanted) else { continue }
            scanner.scan(segment.bytes, in: segment.range) { hit in
                let leaf = Int(leafOfLiteral[Int(hit.id)])
                let scopes = leaves[leaf].scopes
                guard scopes.contains(scope) || (scopes.contains(.linkText) && segment.isLinkText(hit.range)) else { return }
                found(
                    Hit(
                        literal: hit.id, segment: Int32(index), lower: Int32(hit.range.lowerBound), upper: Int32(hit.range.upperBound),
                        isDisguised: hit.isDisguised), leaf)
            }
        }
    }
}
