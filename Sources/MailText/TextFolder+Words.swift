internal import MailBytes

extension TextFolder {
    /// Letters, digits and symbols used as letters, as far as they hang together; what is invisible among them belongs to them.
    ///
    /// At most 64 characters are judged at once: what is longer is no word.
    mutating func word() {
        if spacedWord() { return }
        let output = count
        units.removeAll(keepingCapacity: true)
        var invisible = false
        var traits: FoldBuffer.Traits = []
        var previous: UInt32 = 0
        while state.position < end, units.count < 64, count - output < 2048 {
            let start = state.position
            let (scalar, length) = scalar(at: start)
            let characterClass = CharacterTable.characterClass(scalar)
            switch characterClass {
            case .letter, .digit, .enclosed:
                let (composed, next) = composed(scalar, from: start + length)
                let mapping = Mapping(composed)
                emit(mapping, from: start, to: next)
                let isStray = scalar == 0x49 && previous &- 0x61 < 26
                units.append(WordUnit(mapping, class: characterClass, from: start, to: next, isStrayCapital: isStray))
                previous = scalar
                state.position = next
                continue
            case .leet:
                guard isLetterSymbol(scalar, length: length, inWord: !units.isEmpty) else { break }
                let mapping = Mapping(scalar)
                emit(mapping, from: start, to: start + length)
                units.append(WordUnit(mapping, class: .leet, from: start, to: start + length))
                state.position = start + length
                continue
            case .mark, .ignorable:
                let (next, onlySoftHyphens) = invisibleRun(from: start)
                guard characterClass == .mark || isWordPart(at: next) else { break }
                copy(from: start, to: next)
                if onlySoftHyphens { traits.insert(.softHyphen) } else { invisible = true }
                state.position = next
                continue
            default:
                break
            }
            break
        }
        state.last = .word
        addWordPatch(from: output, invisible: invisible, traits: traits)
    }

    private mutating func addWordPatch(from output: Int, invisible: Bool, traits: FoldBuffer.Traits) {
        addPatch(from: output, traits: traits) { units, patch in
            var (disguise, alternate) = WordReading(units).write(units, to: &patch)
            if invisible { disguise.insert(.invisible) }
            return (disguise, alternate)
        }
    }

    /// A run of invisible characters and marks, at most 64, and whether it is nothing but soft hyphens (U+00AD).
    private func invisibleRun(from start: Int) -> (end: Int, onlySoftHyphens: Bool) {
        var i = start
        var onlySoftHyphens = true
        for _ in 0..<64 where i < end {
            let (scalar, length) = scalar(at: i)
            let characterClass = CharacterTable.characterClass(scalar)
            guard characterClass == .ignorable || characterClass == .mark else { break }
            if scalar != 0xAD { onlySoftHyphens = false }
            i += length
        }
        return (i, onlySoftHyphens)
    }

    func isWordPart(at i: Int) -> Bool {
        guard i < end else { return false }
        let (scalar, length) = scalar(at: i)
        let characterClass = CharacterTable.characterClass(scalar)
        return characterClass.isWordPart || (characterClass == .leet && isLetterSymbol(scalar, length: length, inWord: true))
    }

    /// Whether the symbol at `state.position`, or before a place in a word, is used as a letter: another letter follows, and `!` and `|`
    /// have one before them too.
    func isLetterSymbol(_ scalar: UInt32, length: Int, inWord: Bool) -> Bool {
        let i = state.position + length
        guard inWord || (scalar != 0x21 && scalar != 0x7C && scalar != 0xFF01 && scalar != 0xFF5C) else { return false }
        return i < end && characterClass(at: i) == .letter
    }

    // MARK: Spaced-out words

    /// `f r e e`, `f.r.e.e`, `F - R - E - E`: at least three single letters with the same separator between all of them.
    private mutating func spacedWord() -> Bool {
        guard var (unit, next) = element(at: state.position) else { return false }
        let separator = next..<separatorEnd(from: next)
        guard !separator.isEmpty, let second = element(at: separator.upperBound), isSeparator(separator, at: second.1) else { return false }
        units.removeAll(keepingCapacity: true)
        units.append(unit)
        while units.count < 48, isSeparator(separator, at: next), let found = element(at: next + separator.count) {
            (unit, next) = found
            units.append(unit)
        }
        let digits = units.count(where: { $0.kind == .digit })
        guard units.count - digits >= 3, digits * 2 <= units.count - digits else { return false }
        let output = count
        emitPlain(to: next)
        state.last = .word
        addPatch(from: output, traits: []) { units, patch in
            let (disguise, alternate) = WordReading(units).write(units, to: &patch)
            return (disguise.union(.spacedOut), alternate)
        }
        return true
    }

    /// A letter or digit that stands alone, with nothing of a word after it.
    private func element(at i: Int) -> (WordUnit, Int)? {
        guard i < end else { return nil }
        let (scalar, length) = scalar(at: i)
        var characterClass = CharacterTable.characterClass(scalar)
        if characterClass == .leet, scalar == 0x40 || scalar == 0x24 { characterClass = .digit }
        guard characterClass.isWordPart else { return nil }
        let (composed, next) = composed(scalar, from: i + length)
        let following = self.characterClass(at: next)
        guard !following.isWordPart, following != .ignorable, following != .mark else { return nil }
        return (WordUnit(Mapping(composed), class: characterClass, from: i, to: next), next)
    }

    /// The end of up to three separators: white space within the line, dots, dashes, stars and other symbols.
    private func separatorEnd(from start: Int) -> Int {
        var i = start
        for _ in 0..<3 where i < end {
            let (scalar, length) = scalar(at: i)
            switch CharacterTable.characterClass(scalar) {
            case .space, .symbol, .separator: i += length
            case .leet where scalar == 0x7C: i += length
            default: return i
            }
        }
        return i
    }

    private func isSeparator(_ separator: Range<Int>, at i: Int) -> Bool {
        guard i + separator.count < end else { return false }
        for offset in 0..<separator.count where text[separator.lowerBound + offset] != text[i + offset] { return false }
        return true
    }

    // MARK: Patches

    /// Adds a patch for the output from `start` on if its skeleton, which `write` makes, is not the same bytes.
    mutating func addPatch(
        from start: Int, traits: FoldBuffer.Traits, write: ([WordUnit], inout PatchText) -> (Disguise, alternate: Disguise?)
    ) {
        let bytesStart = buffer.patchText.count
        let (disguise, alternate) = write(units, &buffer.patchText)
        let length = buffer.patchText.count - bytesStart
        if alternate == nil, length == count - start {
            var i = 0
            while i < length, buffer.patchText.bytes[bytesStart + i] == out[start + i] { i += 1 }
            if i == length {
                buffer.patchText.truncate(to: bytesStart)
                return
            }
        }
        buffer.patches.append(
            FoldBuffer.Patch(
                start: Int32(start), end: Int32(count), bytesStart: Int32(bytesStart), bytesEnd: Int32(bytesStart + length),
                disguise: disguise, alternate: alternate, traits: traits
            )
        )
    }
}
