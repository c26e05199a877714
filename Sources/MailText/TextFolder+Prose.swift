internal import MailBytes

extension TextFolder {
    /// What a byte is in plain prose.
    private enum Prose {
        static let space: UInt8 = 0
        /// Punctuation that nothing hangs on after a word of several letters.
        static let neutral: UInt8 = 1
        static let letter: UInt8 = 2
        static let digit: UInt8 = 3
        /// `! $ @ |`: part of a word if a letter follows.
        static let leet: UInt8 = 4
        /// Control characters and what is not ASCII.
        static let foreign: UInt8 = 5

        /// One digit for each byte of ASCII.
        private static let table: StaticString = """
            5555555555555555555555555555555504114111111111113333333333111111422222222222222222222222222111111222222222222222222222222221411
            """

        @inline(__always)
        static func kind(_ byte: UInt8) -> UInt8 {
            byte < 0x7F ? table.utf8Start[Int(byte)] &- 0x30 : foreign
        }
    }

    /// Plain English and the like: words, numbers, single spaces and punctuation, as long as every word stands for itself. False, with
    /// nothing done, if what comes next needs a closer look.
    ///
    /// The skeleton of what is folded here is the same.
    mutating func prose(until pause: Int) -> Bool {
        let start = state.position
        // Words are read eight bytes at a time, and with a look beyond.
        let limit = min(end - 80, start + pause - count)
        var i = start
        var last = state.last
        let target = out + count - start
        loop: while i < limit {
            switch Prose.kind(text[i]) {
            case Prose.letter:
                let length = plainWord(at: i, to: target)
                if length == 0 { break loop }
                i &+= length
                last = .word
                if text[i] == ASCII.space, text[i + 1].isASCIILetter {
                    target[i] = ASCII.space
                    i &+= 1
                    last = .space
                }
            case Prose.space where last != .space:
                // More white space beside it would make it a gap.
                let next = Prose.kind(text[i + 1])
                if next == Prose.space || next == Prose.foreign { break loop }
                target[i] = ASCII.space
                i &+= 1
                last = .space
            case Prose.neutral:
                target[i] = text[i]
                i &+= 1
                last = .other
            case Prose.digit:
                let length = plainNumber(at: i, to: target)
                if length == 0 { break loop }
                i &+= length
                last = .word
            case Prose.leet where !isLetterOrForeign(text[i + 1]):
                target[i] = text[i]
                i &+= 1
                last = .other
            case Prose.foreign where text[i] == ASCII.lf && last != .space && text[i + 1] > ASCII.space && text[i + 1] < 0x7F:
                target[i] = ASCII.space
                i &+= 1
                last = .space
            default:
                break loop
            }
        }
        return finishProse(from: start, to: i, last)
    }

    private mutating func finishProse(from start: Int, to i: Int, _ last: FoldState.Neighbour) -> Bool {
        guard i > start else { return false }
        beginCopy(from: start)
        count += i - start
        state.position = i
        state.last = last
        return true
    }

    @inline(__always)
    private func isLetterOrForeign(_ byte: UInt8) -> Bool { byte >= 0x7F || byte.isASCIILetter }

    /// Writes a word in small letters and gives its length; 0 if it is longer than 64 letters, has a capital I after a small letter, stands
    /// alone as a single letter, or has anything after it that may belong to it.
    @inline(__always)
    private func plainWord(at start: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
        var i = start
        while true {
            let block = ByteBlock(text, at: i)
            let letters = block.letters
            let count = (letters ^ ByteBlock.all).trailingZeroBitCount &>> 3
            let capitals = letters & ~(block.value &<< 2)
            // A capital after a small letter, in these eight bytes or across their border, is looked at closely if it may be an I.
            if capitals & ((letters & ~capitals) &<< 8) != 0 || (i > start && capitals & 0x80 != 0 && text[i - 1] >= 0x61) {
                if hasStrayCapital(from: i, count: count, wordStart: start) { return 0 }
            }
            let folded = block.value | capitals &>> 2
            UnsafeMutableRawPointer(target + i).storeBytes(of: folded.littleEndian, as: UInt64.self)
            i &+= count
            if count < 8 { break }
            if i &- start >= 64 { return 0 }
        }
        let length = i &- start
        if length == 1, mayBeSpaced(separator: i) { return 0 }
        switch Prose.kind(text[i]) {
        case Prose.space, Prose.neutral: return length
        case Prose.foreign where text[i] == ASCII.lf || text[i] == ASCII.cr: return length
        case Prose.leet: return isLetterOrForeign(text[i + 1]) ? 0 : length
        default: return 0
        }
    }

    /// Whether a single letter before `i` may begin a spaced-out word: by the separator there and what follows.
    @inline(__always)
    private func mayBeSpaced(separator i: Int) -> Bool {
        let separator = text[i]
        // What is no white space and no separator cannot; what is longer than one byte is looked at closely.
        if separator != ASCII.space, Prose.kind(separator) == Prose.neutral, CharacterTable.characterClass(UInt32(separator)) == .other {
            return false
        }
        return !(separator == ASCII.space || separator > 0x20) || !(text[i + 1].isASCIILetter || text[i + 1].isASCIIDigit)
            || text[i + 2] == separator
    }

    private func hasStrayCapital(from start: Int, count: Int, wordStart: Int) -> Bool {
        for i in max(start, wordStart + 1)..<max(start + count, wordStart + 1) where text[i] == 0x49 && text[i - 1] >= 0x61 { return true }
        return false
    }

    /// Copies a number and gives its length; 0 if it is longer than 64 digits, or has letters or symbols on it.
    @inline(__always)
    private func plainNumber(at start: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
        var i = start
        while i < start + 64, text[i].isASCIIDigit {
            target[i] = text[i]
            i &+= 1
        }
        // A single digit may stand in a spaced-out word.
        if i == start + 1, text[i + 1].isASCIILetter, text[i + 2] == text[i] { return 0 }
        switch Prose.kind(text[i]) {
        case Prose.space, Prose.neutral: return i - start
        case Prose.leet: return isLetterOrForeign(text[i + 1]) ? 0 : i - start
        default: return 0
        }
    }
}
