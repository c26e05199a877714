internal import MailBytes

extension TextFolder {
    /// White space, with what is invisible in it.
    mutating func gap() {
        let start = state.position
        var breaks = 0
        var previous: UInt32 = 0
        var i = start
        loop: while i < end {
            let byte = text[i]
            if byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lf {
                breaks += byte == ASCII.lf && previous != 0x0D ? 1 : 0
                previous = UInt32(byte)
                i &+= 1
                continue
            }
            if byte > ASCII.space, byte < 0x7F { break }
            let (scalar, length) = scalar(at: i)
            switch CharacterTable.characterClass(scalar) {
            case .space, .ignorable: break
            case .lineBreak: breaks += scalar == 0x0A && previous == 0x0D ? 0 : 1
            default: break loop
            }
            previous = scalar
            i += length
        }
        state.position = i
        guard i < end else { return }
        let next = characterClass(at: i)
        let isChineseLine =
            switch state.last {
            // A line that goes on, or Chinese beside Latin: nobody reads a space there.
            case .ideograph: next.isWordPart || (next == .ideograph && breaks == 1)
            case .word: next == .ideograph
            default: false
            }
        if isChineseLine, breaks <= 1 { return }
        emitSpace(from: start, to: i)
    }

    /// Invisible characters outside of words.
    mutating func invisible() {
        let start = state.position
        var i = start
        // Runs are unbounded in the filler of preheaders: what follows 4,096 of them is judged anew.
        for _ in 0..<4096 where i < end {
            let (scalar, length) = scalar(at: i)
            guard CharacterTable.characterClass(scalar) == .ignorable else { break }
            i += length
        }
        let next = characterClass(at: i)
        state.position = i
        if state.last == .space || next == .space || next == .lineBreak { return }
        let output = count
        let joins = (state.last == .word || state.last == .ideograph) && (next.isWordPart || next == .ideograph)
        let limit = start + min(i - start, 2048)
        copy(from: start, to: limit)
        if joins {
            addPatch(from: output, text: buffer.patchText.count, .invisible)
        } else {
            state.last = .other
        }
    }

    /// What stands between two Chinese characters on a line, when it is nothing but white space, symbols and invisible characters.
    /// False, with nothing done, if it is anything else.
    mutating func ideographGap() -> Bool {
        var i = state.position
        var symbols = 0
        var spaces = 0
        var isGap = false
        for _ in 0..<32 where i < end {
            let (scalar, length) = scalar(at: i)
            switch CharacterTable.characterClass(scalar) {
            case .ideograph: isGap = true
            case .space: spaces += 1
            case .ignorable, .mark: break
            case .symbol, .separator: symbols += 1
            case .leet where scalar != 0x21 && scalar != 0xFF01: symbols += 1
            default: return false
            }
            if isGap { break }
            i += length
        }
        guard isGap, symbols <= 4 else { return false }
        let output = count
        if symbols == 0, spaces > 0 {
            emitSpace(from: state.position, to: i)
            state.position = i
        } else {
            emitPlain(to: i)
        }
        let traits: FoldBuffer.Traits = symbols > 0 ? .ideographSymbol : spaces > 0 ? .ideographSpace : []
        let disguise: Disguise = symbols + spaces > 0 ? [] : .invisible
        addPatch(from: output, text: buffer.patchText.count, disguise, traits)
        return true
    }
}
