import MailBytes

/// Decodes the text of a field (RFC 2047) in two steps: to bytes, unfolded and with the words' transfer encodings undone; and those to
/// UTF-8, stretch by stretch of one charset. Words that follow each other in one charset are one stretch, so that a character may be split
/// between them.
struct HeaderTextReader {
    enum Style {
        /// RFC 5322, section 2.2.1: everything is text.
        case unstructured
        /// RFC 5322, section 3.2.5: quoted strings and comments are not shown as such.
        case phrase
        /// The inside of a parameter's value, quoted or not: backslashes quote.
        case parameter
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let range: Range<Int>
    private let style: Style
    private var scanner: EncodedWordScanner
    private var raw: [UInt8] = []
    private var rawRecording = Recording()
    private var stretches: [Stretch] = []
    private var words: [Word] = []
    private var defects = DefectLog()
    private var position: Int
    /// Where the bytes of the last word begin in `raw`.
    private var lastWordStart = 0

    /// Encoded words that are told apart; all are decoded.
    private static let mostUses = 10_000

    /// Bytes of `raw` up to `end` in one charset; of raw text if there is no label.
    private struct Stretch {
        var end: Int
        var label: Range<Int>?
        var charset: Charset?
    }

    private struct Word {
        var word: EncodedWord
        var charset: Charset?
        var output: Range<Int>
    }

    /// `hint` is the charset of raw bytes that don't show theirs.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ style: Style, hint: () -> Charset?) -> HeaderText {
        if isPlain(bytes, range, style) {
            return HeaderText(
                utf8: Array(bytes[range]), map: TextMap(copying: range), encodedWords: [], hasRaw8Bit: false, isGuessed: false, defects: [])
        }
        var reader = HeaderTextReader(bytes, range, style)
        reader.run()
        return reader.finish(hint)
    }

    /// Whether the bytes are the text already.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ style: Style) -> Bool {
        for i in range {
            switch bytes[i] {
            case 0x80..., ASCII.cr, ASCII.lf: return false
            case ASCII.question: if i > range.lowerBound, bytes[i - 1] == ASCII.equals { return false }
            case ASCII.quote, ASCII.backslash, 0x28: if style != .unstructured { return false }
            default: break
            }
        }
        return true
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ style: Style) {
        self.bytes = bytes
        self.range = range
        self.style = style
        scanner = EncodedWordScanner(bytes, end: range.upperBound)
        position = range.lowerBound
        raw.reserveCapacity(range.count)
    }

    // MARK: First step

    private mutating func run() {
        var start = position
        var isQuoted = false
        while position < range.upperBound {
            let byte = bytes[position]
            switch byte {
            case ASCII.equals:
                guard let word = scanner.word(at: position) else {
                    noteBroken()
                    position += 1
                    continue
                }
                copy(start..<position)
                if isQuoted { defects.add(.encodedWordInQuotedString, at: word.range) }
                decodeWords(word, isQuoted: isQuoted)
                start = position
            case ASCII.cr, ASCII.lf:
                copy(start..<position)
                position += 1
                start = position
            case ASCII.quote where style == .phrase:
                copy(start..<position)
                isQuoted.toggle()
                position += 1
                start = position
            case ASCII.backslash where (style == .parameter || isQuoted) && position + 1 < range.upperBound:
                copy(start..<position)
                start = position + 1
                position += 2
            case 0x28 where style == .phrase && !isQuoted:
                copy(start..<position)
                position = Comment.end(in: bytes, from: position, to: range.upperBound)
                start = position
            default: position += 1
            }
        }
        copy(start..<position)
    }

    /// Takes `range` as raw text.
    private mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        raw.append(contentsOf: bytes[range])
        rawRecording.copied(range)
        endStretch(label: nil, charset: nil)
    }

    private mutating func endStretch(label: Range<Int>?, charset: Charset?) {
        if let last = stretches.last, (last.label == nil) == (label == nil), last.charset == charset, charset != nil || label == nil {
            stretches[stretches.count - 1].end = raw.count
        } else {
            stretches.append(Stretch(end: raw.count, label: label, charset: charset))
        }
    }

    /// Takes a word and those that follow it with nothing but white space between.
    private mutating func decodeWords(_ first: EncodedWord, isQuoted: Bool) {
        noteSeparation(before: first.range.lowerBound)
        var word = first
        while true {
            decode(word)
            position = word.range.upperBound
            var next = position
            while next < range.upperBound, bytes[next].isASCIIWhitespace { next += 1 }
            guard next < range.upperBound, bytes[next] == ASCII.equals, let following = scanner.word(at: next) else { break }
            if next == position { defects.add(.encodedWordNotSeparated, at: position..<position) }
            word = following
        }
        noteSeparation(after: position, isQuoted: isQuoted)
    }

    private mutating func decode(_ word: EncodedWord) {
        let start = raw.count
        let charset = Charset(label: bytes[word.label])
        if word.range.count > 75 { defects.add(.encodedWordTooLong, at: word.range) }
        if let high = ByteScan.firstHigh(bytes, word.text) { defects.add(.encodedWordRaw8Bit, at: high..<high + 1) }
        if let gap = word.text.first(where: { bytes[$0].isASCIIWhitespace }) { defects.add(.encodedWordSpaceInside, at: gap..<gap + 1) }
        if word.isBase64 { decodeBase64(word) } else { decodeQ(word) }
        noteSplit(at: start, charset, word)
        if words.count < Self.mostUses { words.append(Word(word: word, charset: charset, output: start..<raw.count)) }
        lastWordStart = start
        endStretch(label: word.label, charset: charset)
    }

    private mutating func decodeBase64(_ word: EncodedWord) {
        var recording = rawRecording
        var damage: [Defect] = []
        rawRecording = Recording()
        let decoded = [UInt8](unsafeUninitializedCapacity: Base64<Recording>.room(for: word.text.count)) { out, count in
            // Handed over whole: a copy of the map for each word would make long fields slow.
            let taken = recording
            recording = Recording()
            let result = Base64.decode(bytes, word.text, into: out, recorder: consume taken)
            (count, damage, recording) = (result.count, result.defects, result.recorder)
        }
        rawRecording = recording
        raw += decoded
        for defect in damage where defect.kind != .base64LineTooLong { defects.add(defect.kind, at: defect.place) }
    }

    /// RFC 2047, section 4.2.
    private mutating func decodeQ(_ word: EncodedWord) {
        var i = word.text.lowerBound
        while i < word.text.upperBound {
            let byte = bytes[i]
            if byte == ASCII.equals, i + 2 < word.text.upperBound, let high = bytes[i + 1].hexDigitValue,
                let low = bytes[i + 2].hexDigitValue
            {
                raw.append(high << 4 | low)
                rawRecording.units(1, of: 1, from: i, each: 3)
                i += 3
            } else if byte == ASCII.cr || byte == ASCII.lf {
                i += 1
            } else {
                if byte == ASCII.equals { defects.add(.encodedWordMalformed, at: i..<i + 1) }
                raw.append(byte == 0x5F ? ASCII.space : byte)
                rawRecording.copied(i..<i + 1)
                i += 1
            }
        }
    }

    // MARK: Defects

    private mutating func noteBroken() {
        guard position + 1 < range.upperBound, bytes[position + 1] == ASCII.question else { return }
        var i = position + 2
        while i < range.upperBound, i - position < 40, bytes[i] != ASCII.question, bytes[i] > 0x20 { i += 1 }
        guard i > position + 2, i + 2 < range.upperBound, bytes[i] == ASCII.question, bytes[i + 2] == ASCII.question else { return }
        defects.add(.encodedWordMalformed, at: position..<i + 3)
    }

    private mutating func noteSeparation(before start: Int) {
        guard start > range.lowerBound, !bytes[start - 1].isASCIIWhitespace else { return }
        if style == .phrase, bytes[start - 1] == ASCII.quote || bytes[start - 1] == 0x28 { return }
        defects.add(.encodedWordNotSeparated, at: start..<start)
    }

    private mutating func noteSeparation(after end: Int, isQuoted: Bool) {
        guard end < range.upperBound, !bytes[end].isASCIIWhitespace else { return }
        if style == .phrase, bytes[end] == ASCII.quote || bytes[end] == 0x28 || bytes[end] == 0x29 { return }
        defects.add(.encodedWordNotSeparated, at: end..<end)
    }

    /// Whether the word begins inside a character that the word before it began (RFC 2047, section 5, forbids it).
    private mutating func noteSplit(at start: Int, _ charset: Charset?, _ word: EncodedWord) {
        guard let last = stretches.last, last.label != nil, last.charset == charset, let charset, start < raw.count, start > 0 else {
            return
        }
        let from = stretches.count > 1 ? stretches[stretches.count - 2].end : 0
        let isSplit = raw.withUnsafeBufferPointer { raw in
            switch charset.method {
            case .utf8: return raw[start] & 0xC0 == 0x80
            case .double(_, let layout):
                var i = max(from, lastWordStart)
                while i < start { i += layout.length(raw, at: i) }
                return i > start
            default: return false
            }
        }
        if isSplit { defects.add(.encodedWordSplitCharacter, at: word.range) }
    }

    // MARK: Second step

    private mutating func finish(_ hint: () -> Charset?) -> HeaderText {
        let hasHigh = raw.withUnsafeBufferPointer { ByteScan.firstHigh($0, 0..<$0.count) != nil }
        let isPlain = !hasHigh && stretches.allSatisfy { $0.charset?.keepsASCII ?? true }
        let uses = words.map { word in
            EncodedWordUse(
                range: word.word.range, label: word.word.label, charset: word.charset, isBase64: word.word.isBase64,
                isNeedless: raw[word.output].allSatisfy { $0 < 0x80 } && word.charset?.keepsASCII != false)
        }
        if isPlain {
            return HeaderText(
                utf8: raw, map: TextMap([rawRecording.map]), encodedWords: uses, hasRaw8Bit: false, isGuessed: false,
                defects: defects.defects)
        }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(raw.count * 3 / 2)
        var recording = Recording()
        var hasRaw8Bit = false
        var isGuessed = false
        var start = 0
        for stretch in stretches {
            let range = start..<stretch.end
            if stretch.label == nil, raw[range].contains(where: { $0 >= 0x80 }) { hasRaw8Bit = true }
            let choice = decode(stretch, range, stretch.label == nil ? hint() : nil, into: &utf8, &recording)
            if choice.isGuessed { isGuessed = true }
            start = stretch.end
        }
        return HeaderText(
            utf8: utf8, map: TextMap([rawRecording.map, recording.map]), encodedWords: uses, hasRaw8Bit: hasRaw8Bit,
            isGuessed: isGuessed, defects: defects.defects)
    }

    private mutating func decode(
        _ stretch: Stretch, _ range: Range<Int>, _ hint: Charset?, into utf8: inout [UInt8], _ recording: inout Recording
    ) -> CharsetChoice {
        let choice = raw.withUnsafeBufferPointer {
            CharsetChoice(declared: stretch.charset, isLabelled: stretch.label != nil, hint: hint, $0, range)
        }
        if let kind = choice.defect, let label = stretch.label { defects.add(kind, at: label, detail: "read as \(choice.charset.name)") }
        if choice.isVerbatim {
            utf8 += raw[range]
            recording.copied(range)
            return choice
        }
        recording.origin = range.lowerBound
        let result = raw.withUnsafeBufferPointer {
            CharsetDecoder.decode(UnsafeBufferPointer(rebasing: $0[range]), choice.charset, recorder: &recording)
        }
        recording.origin = 0
        utf8 += result.utf8
        if result.lacksConverter {
            defects.add(.charsetConverterMissing, at: stretch.label ?? self.range, detail: ConverterPool.advice(for: choice.charset))
            return choice
        }
        for place in result.damage.places {
            let place = rawRecording.map.source(of: place + range.lowerBound..<place + range.lowerBound + 1)
            defects.add(.charsetMalformed, at: place, detail: "not valid in \(choice.charset.name)")
        }
        return choice
    }
}
