internal import MailBytes

extension TextFolder {
    /// Letters, digits and symbols used as letters, as far as they hang together; what is invisible among them belongs to them.
    ///
    /// At most 64 characters are judged at once: what is longer is no word.
    mutating func word() {
        if spacedWord() { return }
        let output = count
        unitCount = 0
        var reading = WordReading()
        var invisible = false
        var traits: FoldBuffer.Traits = []
        while state.position < end, unitCount < TextFolder.mostUnits, count - output < 2048 {
            if asciiUnit(&reading) || letterUnit(&reading) || symbolUnit(&reading) { continue }
            let characterClass = characterClass(at: state.position)
            guard characterClass == .mark || characterClass == .ignorable else { break }
            let (next, onlySoftHyphens) = invisibleRun(from: state.position)
            guard characterClass == .mark || isWordPart(at: next) else { break }
            copy(from: state.position, to: next)
            if onlySoftHyphens { traits.insert(.softHyphen) } else { invisible = true }
            state.position = next
        }
        state.last = .word
        guard invisible || !traits.isEmpty || reading.differs else { return }
        let mark = buffer.patchText.count
        var (disguise, alternate) = reading.write(characters, to: &buffer.patchText)
        if invisible { disguise.insert(.invisible) }
        addPatch(from: output, text: mark, disguise, alternate: alternate, traits)
    }

    /// The characters of the word at hand.
    private var characters: UnsafeBufferPointer<WordUnit> { UnsafeBufferPointer(start: units, count: unitCount) }

    @inline(__always)
    private mutating func append(_ unit: WordUnit) {
        (units + unitCount).initialize(to: unit)
        unitCount &+= 1
    }

    /// An ASCII letter or digit without a combining mark.
    @inline(__always)
    private mutating func asciiUnit(_ reading: inout WordReading) -> Bool {
        let i = state.position
        let byte = text[i]
        let isDigit = byte.isASCIIDigit
        guard isDigit || byte.isASCIILetter, i + 1 >= end || text[i + 1] < 0xCC else { return false }
        beginCopy(from: i)
        out[count] = isDigit ? byte : byte | 0x20
        count &+= 1
        let isStray = byte == 0x49 && unitCount > 0 && text[i - 1].isASCIILowercase
        let unit = WordUnit(ascii: byte, at: i, isDigit: isDigit, isStrayCapital: isStray)
        reading.add(unit)
        append(unit)
        state.position = i &+ 1
        return true
    }

    /// Any other letter or digit, with its marks.
    private mutating func letterUnit(_ reading: inout WordReading) -> Bool {
        let start = state.position
        let (scalar, length) = scalar(at: start)
        let characterClass = CharacterTable.characterClass(scalar)
        guard characterClass.isWordPart else { return false }
        let (composed, next) = composed(scalar, from: start + length)
        add(Mapping(composed), characterClass, from: start, to: next, &reading)
        return true
    }

    private mutating func symbolUnit(_ reading: inout WordReading) -> Bool {
        let start = state.position
        let (scalar, length) = scalar(at: start)
        guard CharacterTable.characterClass(scalar) == .leet, isLetterSymbol(scalar, length: length, inWord: unitCount > 0) else {
            return false
        }
        add(Mapping(scalar), .leet, from: start, to: start + length, &reading)
        return true
    }

    private mutating func add(
        _ mapping: Mapping, _ characterClass: CharacterClass, from start: Int, to end: Int, _ reading: inout WordReading
    ) {
        emit(mapping, from: start, to: end)
        let unit = WordUnit(mapping, class: characterClass, from: start, to: end)
        reading.add(unit)
        append(unit)
        state.position = end
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
        let start = state.position
        if start + 1 < end, text[start + 1] &- 0x30 < 10 || text[start + 1].isASCIILetter { return false }
        guard var (unit, next) = element(at: start) else { return false }
        let separator = next..<separatorEnd(from: next)
        guard !separator.isEmpty, let second = element(at: separator.upperBound), isSeparator(separator, at: second.1) else { return false }
        unitCount = 0
        append(unit)
        while unitCount < 48, isSeparator(separator, at: next), let found = element(at: next + separator.count) {
            (unit, next) = found
            append(unit)
        }
        let digits = characters.count(where: { $0.kind == .digit })
        guard unitCount - digits >= 3, digits * 2 <= unitCount - digits else { return false }
        var reading = WordReading()
        for unit in characters { reading.add(unit) }
        let output = count
        emitPlain(to: next)
        state.last = .word
        let mark = buffer.patchText.count
        let (disguise, alternate) = reading.write(characters, to: &buffer.patchText)
        addPatch(from: output, text: mark, disguise.union(.spacedOut), alternate: alternate)
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

    /// Adds a patch for the output from `start` on, whose skeleton is what was written to `buffer.patchText` from `mark` on, unless that is
    /// the same bytes.
    mutating func addPatch(
        from start: Int, text mark: Int, _ disguise: Disguise, alternate: Disguise? = nil, _ traits: FoldBuffer.Traits = []
    ) {
        let length = buffer.patchText.count - mark
        if alternate == nil, length == count - start {
            var i = 0
            while i < length, buffer.patchText.bytes[mark + i].byte == out[start + i] { i += 1 }
            if i == length {
                buffer.patchText.truncate(to: mark)
                return
            }
        }
        buffer.patches.append(
            FoldBuffer.Patch(
                start: Int32(start), end: Int32(count), bytesStart: Int32(mark), bytesEnd: Int32(mark + length),
                disguise: disguise, alternate: alternate, traits: traits
            )
        )
    }
}
