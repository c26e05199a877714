/// Finds the phrases of one or more automata in text, in both foldings, folding it once and in pieces.
///
/// Keeps its buffers between calls, so that one scanner should be used for many segments. Every call is a text of its own: no hit
/// crosses from one to the next. A phrase that is stretched over more than 2,048 bytes of the original, by invisible characters, is not
/// found.
///
/// A phrase found in the folded text is in plain sight. One found only in the skeleton is disguised, if the text there shows a disguise;
/// a word written without its accents, or Chinese with spaces between words, is not one.
public struct PhraseScanner: Sendable {
    static let longestHit = 2048

    /// Folded bytes in a chunk, and how many of them the next chunk begins with anew: no less than the longest hit, folded.
    var chunk = 64 << 10
    var overlap = 4096

    let automata: [PhraseAutomaton]
    let reach: Int
    var buffer = FoldBuffer()
    var window = SkeletonWindow()
    var groups: [Group] = []
    var plain: [PhraseHit] = []
    var hidden: [PhraseHit] = []

    /// Patches close to each other, and the folded text for whose phrases the skeleton is looked at.
    struct Group: Sendable {
        var patches: Range<Int>
        var range: Range<Int>
        /// Where phrases begin that the window finds: outside, skeleton and folded text are the same.
        var starts: Range<Int>
    }

    public init(_ automata: [PhraseAutomaton]) {
        self.automata = automata
        reach = (automata.map(\.longest).max() ?? 0) + 16
    }

    /// Calls `found` for every hit in `range` of the UTF-8 `text`, ordered by start, end, automaton and id. Nested and overlapping phrases
    /// are all reported. Linear time, memory independent of the length of the text.
    public mutating func scan(_ text: [UInt8], in range: Range<Int>, _ found: (PhraseHit) -> Void) {
        text.withUnsafeBufferPointer { scan($0, in: range, found) }
    }

    public mutating func scan(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, _ found: (PhraseHit) -> Void) {
        let segment = range.clamped(to: 0..<text.count)
        guard automata.contains(where: { !$0.isEmpty }) else { return }
        var state = FoldState(position: segment.lowerBound)
        while state.position < segment.upperBound {
            let mark = chunk - overlap
            let (end, restart) = TextFolder.fold(
                text, from: state, to: segment.upperBound, into: &buffer, limit: chunk, mark: mark
            )
            let isLast = end.position >= segment.upperBound
            let cut = isLast ? buffer.count : restart?.output ?? buffer.count
            plain.removeAll(keepingCapacity: true)
            hidden.removeAll(keepingCapacity: true)
            makeGroups(cut: cut)
            scanFolded(cut: cut)
            scanSkeleton(text, segment, cut: cut)
            report(found)
            if isLast { return }
            state = restart?.state ?? end
        }
    }

    private mutating func makeGroups(cut: Int) {
        groups.removeAll(keepingCapacity: true)
        for (index, patch) in buffer.patches.enumerated() {
            let (start, end) = (Int(patch.start), Int(patch.end))
            if start - reach >= cut { break }
            if let last = groups.last, start <= last.range.upperBound + reach {
                groups[groups.count - 1].patches = last.patches.lowerBound..<index + 1
                groups[groups.count - 1].range = last.range.lowerBound..<min(buffer.count, end + reach)
                groups[groups.count - 1].starts = last.starts.lowerBound..<max(end, last.starts.upperBound)
            } else {
                let low = max(1, start - reach)
                groups.append(
                    Group(
                        patches: index..<index + 1, range: low..<min(buffer.count, end + reach),
                        starts: (low == 1 ? 1 : low + 8)..<max(end, low + 8)
                    )
                )
            }
        }
    }

    private mutating func scanFolded(cut: Int) {
        for (number, automaton) in automata.enumerated() {
            PhraseMatcher.with(automaton) { matcher in
                buffer.bytes.withUnsafeBufferPointer { bytes in
                    guard let base = bytes.baseAddress, cut > 1 else { return }
                    var group = 0
                    matcher.scan(base, in: 1..<cut, count: buffer.count) { entry, start, end in
                        let isFolded = entry.flags.contains(.folded)
                        if !isFolded {
                            while group < groups.count, groups[group].starts.upperBound <= start { group += 1 }
                            if group < groups.count, groups[group].starts.contains(start) { return }
                        }
                        let range = buffer.sourceStart(of: start)..<buffer.sourceEnd(of: end - 1)
                        guard range.count <= PhraseScanner.longestHit else { return }
                        let hit = PhraseHit(id: entry.id, automaton: number, range: range, disguise: [])
                        if isFolded { plain.append(hit) } else { hidden.append(hit) }
                    }
                }
            }
        }
    }
}
