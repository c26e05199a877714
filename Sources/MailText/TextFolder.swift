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
    private(set) var stop = 0
    /// Source offset minus output offset of the current run, if it copies.
    private var delta = Int.min
    /// The characters of the word at hand; room for `mostUnits`.
    let units: UnsafeMutablePointer<WordUnit>
    var unitCount = 0
    static let mostUnits = 64
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
            withUnsafeTemporaryAllocation(of: WordUnit.self, capacity: mostUnits) { units in
                guard let out = bytes.baseAddress, let units = units.baseAddress else { return (state, nil) }
                out[0] = state.last == .word ? 0x61 : 0x20
                var moved = FoldBuffer()
                swap(&moved, &buffer)
                var folder = TextFolder(text: base, end: end, state: state, buffer: moved, out: out, count: 1, units: units)
                moved = FoldBuffer()
                folder.run(until: limit, mark: mark)
                // The matcher may read a little past the end: it must not find leftovers there.
                for i in folder.count..<folder.count + 16 { out[i] = 0xFE }
                swap(&buffer, &folder.buffer)
                buffer.count = folder.count
                return (folder.state, folder.restart)
            }
        }
    }

    private init(
        text: UnsafePointer<UInt8>, end: Int, state: FoldState, buffer: FoldBuffer, out: UnsafeMutablePointer<UInt8>, count: Int,
        units: UnsafeMutablePointer<WordUnit>
    ) {
        self.text = text
        self.end = end
        self.state = state
        self.buffer = buffer
        self.out = out
        self.count = count
        self.units = units
    }

    private mutating func run(until limit: Int, mark: Int) {
        stop = limit
        while state.position < end, count < stop {
            if count >= mark, restart == nil, state.last != .word { restart = (state, count) }
            let byte = text[state.position]
            if byte < 0x80 {
                let pause = restart == nil ? min(mark, stop) : stop
                if state.last != .ideograph, prose(until: max(pause, count + 1)) { continue }
                if byte.isASCIILetter { word() } else { other() }
            } else if byte >= 0xE4, byte <= 0xE9 {
                han()
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
            if isLetterSymbol(scalar, length: length, inWord: false) {
                word()
            } else if state.last != .ideograph || !ideographGap() {
                symbol(scalar, length)
            }
        case .ideograph:
            ideograph(scalar, length)
        case .space, .lineBreak:
            if state.last != .ideograph || !ideographGap() { gap() }
        case .ignorable:
            if state.last != .ideograph || !ideographGap() { invisible() }
        case .symbol, .separator:
            if state.last != .ideograph || !ideographGap() { symbol(scalar, length) }
        case .mark, .other, .syllable:
            symbol(scalar, length)
        }
    }

    /// A character that stands for itself.
    mutating func symbol(_ scalar: UInt32, _ length: Int) {
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
    mutating func beginCopy(from source: Int) {
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
        if mapping.isIdentity, mapping.scalar != 0xFFFD, UTF8Scalars.length(mapping.scalar) == end - start {
            copy(from: start, to: end)
            return
        }
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

    // MARK: Chinese

    /// Characters of U+4E00 to U+9FFF, the bulk of Chinese text.
    private mutating func han() {
        let start = state.position
        let raw = UnsafeRawPointer(text)
        let target = UnsafeMutableRawPointer(out + count - start)
        // Four bytes are read and written at a time, though a character has three.
        let limit = min(end - 3, start + stop - count)
        var i = start
        while i < limit {
            let bytes = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt32.self))
            guard bytes & 0xC0C0F0 == 0x8080E0 else { break }
            let scalar = bytes << 12 & 0xF000 | bytes >> 2 & 0xFC0 | bytes >> 16 & 0x3F
            guard scalar &- 0x4E00 < 0x5200 else { break }
            if FoldingTable.isPlainHan(scalar) {
                target.storeBytes(of: bytes.littleEndian, toByteOffset: i, as: UInt32.self)
            } else {
                // Most Traditional characters have a Simplified one of the same length.
                let mapping = Mapping(scalar)
                guard let plain = mapping.singleFolded, UTF8Scalars.length(plain) == 3 else { break }
                _ = UTF8Scalars.encode(plain, to: out + count - start + i)
            }
            i &+= 3
        }
        guard i > start else {
            other()
            return
        }
        beginCopy(from: start)
        count += i - start
        state.position = i
        state.last = .ideograph
    }

    /// Any other Han character or kana.
    private mutating func ideograph(_ scalar: UInt32, _ length: Int) {
        let start = state.position
        let (composed, next) = composed(scalar, from: start + length)
        let mapping = Mapping(composed)
        let output = count
        emit(mapping, from: start, to: next)
        if mapping.flags.contains(.alike) {
            let mark = buffer.patchText.count
            for i in 0..<mapping.skeletonCount { buffer.patchText.append(mapping.skeleton(i), from: Int32(start), to: Int32(next)) }
            addPatch(from: output, text: mark, .lookalike)
        }
        state.position = next
        state.last = .ideograph
    }
}
