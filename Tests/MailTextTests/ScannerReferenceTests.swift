import Testing

@testable import MailText

/// The scanner, with its chunks, windows and filters, against a search of the whole folded text and the whole skeleton.
@Suite struct ScannerReferenceTests {
    struct Reference {
        /// The folded text or a reading of the skeleton, a byte of context before it and 0xFE behind.
        var bytes: [UInt8] = [0x20]
        var origins: [(start: Int, end: Int)] = [(0, 0)]
        /// For every byte the patch that it lies in or -1; and patches without bytes by their place.
        var patches: [Int] = [-1]
        var emptyPatches: [(at: Int, patch: Int)] = []

        init(_ buffer: FoldBuffer, skeleton: Bool, alternate: Bool) {
            var output = 1
            func copy(to end: Int, _ reference: inout Reference) {
                for i in output..<max(output, end) {
                    reference.bytes.append(buffer.bytes[i])
                    reference.origins.append((buffer.sourceStart(of: i), buffer.sourceEnd(of: i)))
                    reference.patches.append(-1)
                }
            }
            for (index, patch) in (skeleton ? buffer.patches : []).enumerated() {
                copy(to: Int(patch.start), &self)
                if patch.bytesStart == patch.bytesEnd { emptyPatches.append((bytes.count, index)) }
                for i in Int(patch.bytesStart)..<Int(patch.bytesEnd) {
                    let byte = buffer.patchText.bytes[i]
                    bytes.append(alternate ? byte.alternate : byte.byte)
                    origins.append((Int(byte.start), Int(byte.end)))
                    patches.append(index)
                }
                output = Int(patch.end)
            }
            copy(to: buffer.count, &self)
        }

        func find(_ phrase: [UInt8], _ flags: Phrase.Boundaries) -> [Range<Int>] {
            let classes = String(decoding: phrase, as: UTF8.self).unicodeScalars.map { CharacterTable.characterClass($0.value) }
            let padded = bytes + [UInt8](repeating: 0xFE, count: 16)
            guard !phrase.isEmpty, bytes.count > phrase.count else { return [] }
            return (1...bytes.count - phrase.count).compactMap { start in
                let range = start..<start + phrase.count
                guard bytes[range].elementsEqual(phrase) else { return nil }
                return padded.withUnsafeBufferPointer { buffer -> Range<Int>? in
                    guard let base = buffer.baseAddress else { return nil }
                    let before = WordBoundary.classBefore(start, in: base)
                    let after = WordBoundary.classAfter(range.upperBound, in: base, count: bytes.count)
                    let cutsStart = flags.contains(.start) && before == classes.first && (before == .letter || before == .digit)
                    let cutsEnd = flags.contains(.end) && after == classes.last && (after == .letter || after == .digit)
                    return cutsStart || cutsEnd ? nil : range
                }
            }
        }

        func source(_ range: Range<Int>) -> Range<Int> { origins[range.lowerBound].start..<origins[range.upperBound - 1].end }

        func touchedPatches(_ range: Range<Int>) -> Set<Int> {
            var found = Set(patches[range].filter { $0 >= 0 })
            for empty in emptyPatches where empty.at > range.lowerBound && empty.at < range.upperBound { found.insert(empty.patch) }
            return found
        }
    }

    static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed())
    }

    static func expected(_ text: [UInt8], _ phrases: [Phrase]) -> Set<String> {
        var buffer = FoldBuffer()
        text.withUnsafeBufferPointer { base in
            _ = TextFolder.fold(base, from: FoldState(position: 0), to: text.count, into: &buffer, limit: text.count * 12 + 64, mark: .max)
        }
        var result: Set<String> = []
        let folded = Reference(buffer, skeleton: false, alternate: false)
        var plain: [Int32: [Range<Int>]] = [:]
        for phrase in phrases {
            let form = trimmed(FoldedText(folding: phrase.text, as: .folded).bytes)
            for range in folded.find(form, phrase.boundaries) { plain[phrase.id, default: []].append(folded.source(range)) }
        }
        for (id, ranges) in plain { for range in ranges { result.insert("\(id) \(range) plain") } }
        for alternate in [false, true] {
            let skeleton = Reference(buffer, skeleton: true, alternate: alternate)
            for phrase in phrases where phrase.inSkeleton {
                let form = trimmed(FoldedText(folding: phrase.text, as: .skeleton).bytes)
                let isSame = form == trimmed(FoldedText(folding: phrase.text, as: .folded).bytes)
                for range in skeleton.find(form, phrase.boundaries) {
                    let patches = skeleton.touchedPatches(range).map { buffer.patches[$0] }
                    if patches.isEmpty, alternate || isSame { continue }
                    let source = skeleton.source(range)
                    if plain[phrase.id, default: []].contains(where: { $0.overlaps(source) }) { continue }
                    let spaced = patches.contains { !$0.traits.isDisjoint(with: [.ideographSpace, .ideographSymbol]) }
                    let verdict = text.withUnsafeBufferPointer { spaced ? IdeographSpacing.judge($0, source, in: 0..<text.count) : .honest }
                    if verdict != .straddles { result.insert("\(phrase.id) \(source) hidden") }
                }
            }
        }
        return result
    }

    @Test(arguments: 0..<80) func agrees(_ seed: Int) {
        var random = RandomText(seed: seed)
        var alphabet = ["f", "r", "e", "免", "费", " "]
        for _ in 0..<12 { alphabet.append(RandomText.alphabet[random.number(below: RandomText.alphabet.count)]) }
        var phrases: [Phrase] = []
        for i in 0..<12 {
            let bytes = random.text(1 + random.number(below: 4), of: alphabet)
            phrases.append(Phrase(bytes, id: Int32(i % 9), boundaries: i % 3 == 0 ? [] : .words, inSkeleton: i % 5 != 0))
        }
        let text = random.text(seed % 15 == 0 ? 700 : 90, of: alphabet)
        var scanner = PhraseScanner([PhraseAutomaton(phrases)])
        if seed % 2 == 0 {
            scanner.chunk = 400
            scanner.overlap = 200
        }
        var found: [PhraseHit] = []
        scanner.scan(text, in: 0..<text.count) { found.append($0) }
        var plain: [Int32: Set<Range<Int>>] = [:]
        let expected = ScannerReferenceTests.expected(text, phrases)
        for line in expected where line.hasSuffix("plain") {
            let hit = found.first { "\($0.id) \($0.range) plain" == line }
            if let hit { plain[hit.id, default: []].insert(hit.range) }
        }
        var lines: Set<String> = []
        for hit in found {
            let isPlain = plain[hit.id, default: []].contains(hit.range)
            lines.insert("\(hit.id) \(hit.range) \(isPlain ? "plain" : "hidden")")
        }
        let missed = expected.subtracting(lines).sorted().prefix(3)
        let invented = lines.subtracting(expected).sorted().prefix(3)
        #expect(missed.isEmpty && invented.isEmpty, "seed \(seed): missed \(missed), invented \(invented)")
        #expect(found.count == lines.count, "seed \(seed): no hit twice")
        #expect(zip(found, found.dropFirst()).allSatisfy { !PhraseScanner.precedes($1, $0) }, "in order")
    }
}
