internal import MailBytes

/// Folds text from left to right, a piece at a time: a word, a gap, a stretch of Chinese.
///
/// Decisions look ahead within bounds but never back further than `FoldState`, so that folding may stop between any two pieces and go on
/// there later with the same outcome. Linear: no piece is read more than a few times.
///
/// White space and line breaks between words are one space; a single line break inside Chinese or Japanese, and white space between
/// Chinese and a Latin word or a number, is nothing. Invisible characters stay in `folded` when they stand inside a word, where their
/// being there is the news, and go with the white space they stand beside. Letters in circles, in mathematical fonts and superscripts
/// are left to the skeleton although NFKC would resolve them, for nobody writes a sentence in them by accident.
struct TextFolder {
    let text: UnsafePointer<UInt8>
    let end: Int
    var state: FoldState
    var buffer: FoldBuffer
    /// Storage of `buffer.bytes` while folding.
    var out: UnsafeMutablePointer<UInt8>
    var count: Int
    /// Folding stops before the next piece once this much has been written.
    private var stop = 0
    /// Source offset minus output offset of the current run, if it copies.
    private var delta = Int.min
    var units: [WordUnit] = []
    /// A place near the end of the output from which the next chunk can start: with the offset in the output.
    private(set) var restart: (state: FoldState, output: Int)?

    /// Folds from `state` into `buffer` until about `limit` bytes are written, and gives where it stopped. `restart` is the first place
    /// after `mark` bytes of output where a word does not go on.
    static func fold(
        _ text: UnsafeBufferPointer<UInt8>, from state: FoldState, to end: Int, into buffer: inout FoldBuffer, limit: Int, mark: Int
    ) -> (state: FoldState, restart: (state: FoldState, output: Int)?) {
        buffer.clear(capacity: limit)
        guard let base = text.baseAddress else { return (state, nil) }
        var storage: [UInt8] = []
        swap(&storage, &buffer.bytes)
        defer { swap(&storage, &buffer.bytes) }
        return storage.withUnsafeMutableBufferPointer { bytes in
            guard let out = bytes.baseAddress else { return (state, nil) }
            out[0] = state.last == .word ? 0x61 : 0x20
            var moved = FoldBuffer()
            swap(&moved, &buffer)
            var folder = TextFolder(text: base, end: end, state: state, buffer: moved, out: out, count: 1)
            moved = FoldBuffer()
            folder.run(until: limit, mark: mark)
            // The matcher may read a little past the end: it must not find leftovers there.
            for i in folder.count..<folder.count + 16 { out[i] = 0xFE }
            swap(&buffer, &folder.buffer)
            buffer.count = folder.count
            return (folder.state, folder.restart)
        }
    }

    private init(
        text: UnsafePointer<UInt8>, end: Int, state: FoldState, buffer: FoldBuffer, out: UnsafeMutablePointer<UInt8>, count: Int
    ) {
        self.text = text
        self.end = end
        self.state = state
        self.buffer = buffer
        self.out = out
        self.count = count
    }

    private mutating func run(until limit: Int, mark: Int) {
        stop = limit
        while state.position < end, count < stop {
            if count >= mark, restart == nil, state.last != .word { restart = (state, count) }
            let byte = text[state.position]
            if byte.isASCIILetter {
                if !asciiWord() { word() }
            } else if byte == ASCII.space, singleSpace() {
                continue
            } else if byte >= 0xE4, byte <= 0xE9 {
                han()
            } else if byte > ASCII.space, byte < 0x7F, asciiOther(byte) {
                continue
            } else {
                other()
            }
        }
    }

    /// Anything, by its class.
    mutating func other() {
        let (scalar, length) = scalar(at: state.position)
        switch CharacterTable.characterClass(scalar) {
        case .letter, .digit, .enclosed:
            word()
        case .leet:
            if isLetterSymbol(scalar, length: length, inWord: false) { word() } else { symbol(scalar, length) }
        case .ideograph:
            ideograph(scalar, length)
        case .space, .lineBreak:
            if state.last != .ideograph || !ideographGap() { gap() }
        case .ignorable:
            if state.last != .ideograph || !ideographGap() { invisible() }
        case .mark, .other, .syllable, .symbol, .separator:
            symbol(scalar, length)
        }
    }

    /// A character that stands for itself.
    mutating func symbol(_ scalar: UInt32, _ length: Int) {
        if state.last == .ideograph, ideographGap() { return }
        emit(Mapping(scalar), from: state.position, to: state.position + length)
        state.position += length
        state.last = .other
    }

    // MARK: Reading

    @inline(__always)
    func scalar(at i: Int) -> (UInt32, Int) { UTF8Scalars.decode(text, at: i, end: end) }

    /// The class of the character at `i`; `lineBreak` at the end of the text.
    @inline(__always)
    func characterClass(at i: Int) -> CharacterClass {
        guard i < end else { return .lineBreak }
        return CharacterTable.characterClass(UTF8Scalars.decode(text, at: i, end: end).0)
    }

    // MARK: Writing

    /// Marks the next `length` output bytes as standing for as many at `source`.
    @inline(__always)
    private mutating func beginCopy(from source: Int) {
        if delta != source &- count {
            delta = source &- count
            buffer.runs.append(FoldBuffer.Run(output: Int32(count), source: Int32(source), length: 0))
        }
    }

    /// Copies source bytes.
    @inline(__always)
    mutating func copy(from source: Int, to end: Int) {
        beginCopy(from: source)
        var i = source
        while i < end {
            // A NUL would end the matcher's walk at the wrong place.
            out[count] = text[i] == 0 ? 1 : text[i]
            count &+= 1
            i &+= 1
        }
    }

    /// Writes what a character of the source `start..<end` folds to.
    mutating func emit(_ mapping: Mapping, from start: Int, to end: Int) {
        var length = 0
        for i in 0..<mapping.foldedCount { length += UTF8Scalars.encode(mapping.folded(i), to: out + count + length) }
        if length == 1, out[count] == 0 { out[count] = 1 }
        if length == end - start {
            beginCopy(from: start)
        } else {
            beginBlock(from: start, to: end)
        }
        count += length
    }

    private mutating func beginBlock(from start: Int, to end: Int) {
        delta = .min
        buffer.runs.append(FoldBuffer.Run(output: Int32(count), source: Int32(start), length: Int32(end - start)))
    }

    /// One space for the white space `start..<end`, unless there is one already.
    mutating func emitSpace(from start: Int, to end: Int) {
        guard state.last != .space else { return }
        if end - start == 1 { beginCopy(from: start) } else { beginBlock(from: start, to: end) }
        out[count] = ASCII.space
        count += 1
        state.last = .space
    }

    /// Writes `state.position..<limit` character by character, without looking for words: white space as one space, marks composed.
    mutating func emitPlain(to limit: Int) {
        while state.position < limit {
            let start = state.position
            let (scalar, length) = scalar(at: start)
            switch CharacterTable.characterClass(scalar) {
            case .space, .lineBreak:
                emitSpace(from: start, to: start + length)
                state.position += length
            case .ignorable, .mark:
                copy(from: start, to: start + length)
                state.position += length
                state.last = .other
            default:
                let (composed, next) = composed(scalar, from: start + length)
                emit(Mapping(composed), from: start, to: next)
                state.position = next
                state.last = .other
            }
        }
    }

    /// The precomposed character for a base and the combining marks that follow it at `i`, as far as Unicode has one, and where it ends.
    @inline(__always)
    func composed(_ scalar: UInt32, from i: Int) -> (UInt32, Int) {
        guard i < end, text[i] >= 0xCC else { return (scalar, i) }
        var base = scalar
        var i = i
        while i < end {
            let (mark, length) = self.scalar(at: i)
            guard CharacterTable.characterClass(mark) == .mark else { break }
            // Half-width kana carry a half-width mark.
            let plain = base >= 0xFF66 && base <= 0xFF9D ? Mapping(base).singleFolded ?? base : base
            guard let composite = FoldingTable.composition(plain, mark) else { break }
            base = composite
            i += length
        }
        return (base, i)
    }

    // MARK: ASCII

    /// A plain word: letters only, and nothing after them that could belong to it. False, with nothing done, if it needs a closer look.
    private mutating func asciiWord() -> Bool {
        let start = state.position
        let limit = min(end, start + 64)
        var i = start
        var previous: UInt8 = 0
        let target = out + count - start
        while i < limit {
            let byte = text[i]
            guard byte.isASCIILetter else { break }
            // A capital I after a small letter may pass for an l.
            if byte == 0x49, previous.isASCIILowercase { return false }
            target[i] = byte | 0x20
            previous = byte
            i &+= 1
        }
        if i == start + 64 { return false }
        if i == start + 1 {
            guard i + 2 < end, text[i] == ASCII.space, text[i + 1].isASCIILetter, text[i + 2].isASCIILetter else { return false }
        } else if i < end {
            let next = text[i]
            if next.isASCIIDigit || next >= 0x7F || next < 9 { return false }
            if isASCIILeet(next), i + 1 < end, text[i + 1] >= 0x80 || text[i + 1].isASCIILetter { return false }
        }
        beginCopy(from: start)
        count += i - start
        state.position = i
        state.last = .word
        return true
    }

    @inline(__always)
    private func isASCIILeet(_ byte: UInt8) -> Bool { byte == 0x21 || byte == 0x24 || byte == 0x40 || byte == 0x7C }

    /// One space between two ASCII characters.
    @inline(__always)
    private mutating func singleSpace() -> Bool {
        let i = state.position
        guard i + 1 < end, text[i + 1] > ASCII.space, text[i + 1] < 0x7F, state.last == .word || state.last == .other else { return false }
        beginCopy(from: i)
        out[count] = ASCII.space
        count += 1
        state.position = i + 1
        state.last = .space
        return true
    }

    /// Numbers and punctuation that nothing else hangs on.
    private mutating func asciiOther(_ byte: UInt8) -> Bool {
        let start = state.position
        if byte.isASCIIDigit {
            let limit = min(end, start + 64)
            var i = start
            while i < limit, text[i].isASCIIDigit { i &+= 1 }
            guard i == end || (i < limit && text[i] < 0x7F && !text[i].isASCIILetter && !isASCIILeet(text[i]) && text[i] >= 9) else {
                return false
            }
            // A single digit may stand in a spaced-out word.
            if i == start + 1, i + 2 < end, text[i + 1].isASCIILetter { return false }
            copy(from: start, to: i)
            state.position = i
            state.last = .word
            return true
        }
        guard state.last != .ideograph, !isASCIILeet(byte) else { return false }
        copy(from: start, to: start + 1)
        state.position = start + 1
        state.last = .other
        return true
    }

    // MARK: Chinese

    /// Characters of U+4E00 to U+9FFF, the bulk of Chinese text.
    private mutating func han() {
        var i = state.position
        while i + 2 < end, count < stop {
            let first = text[i]
            let second = text[i + 1]
            let third = text[i + 2]
            guard first >= 0xE4, first <= 0xE9, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { break }
            let scalar = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
            guard scalar >= 0x4E00 else { break }
            if FoldingTable.isPlainHan(scalar) {
                beginCopy(from: i)
                out[count] = first
                out[count + 1] = second
                out[count + 2] = third
                count &+= 3
            } else {
                emit(Mapping(scalar), from: i, to: i + 3)
            }
            i &+= 3
        }
        if i > state.position {
            state.position = i
            state.last = .ideograph
        } else {
            other()
        }
    }

    /// Any other Han character or kana.
    private mutating func ideograph(_ scalar: UInt32, _ length: Int) {
        let start = state.position
        let (composed, next) = composed(scalar, from: start + length)
        let mapping = Mapping(composed)
        let output = count
        emit(mapping, from: start, to: next)
        if mapping.flags.contains(.alike) {
            addPatch(from: output, traits: []) { _, patch in
                for i in 0..<mapping.skeletonCount { patch.append(mapping.skeleton(i), from: start, to: next) }
                return (.lookalike, nil)
            }
        }
        state.position = next
        state.last = .ideograph
    }
}
