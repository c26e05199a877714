import MailBytes

/// One parameter of a MIME field, its continuations joined (RFC 2231, section 3).
public struct Parameter: Sendable {
    /// In lower case, without the asterisks of RFC 2231.
    public let name: String

    /// Where the value stands, from its first piece to its last.
    public let place: Range<Int>

    /// The value in bytes: quotes, folding and percent signs undone, in its charset.
    public let value: [UInt8]

    /// What the value's charset is, where RFC 2231 gave one.
    public let charset: Charset?

    /// Whether the form of RFC 2231 was used.
    public let isExtended: Bool

    let map: SourceMap
    let charsetLabel: Range<Int>?
    /// The value is one quoted or bare string, in which encoded words may stand.
    let isSimple: Bool

    /// The value as a reader sees it.
    func text(_ bytes: UnsafeBufferPointer<UInt8>, hint: () -> Charset?) -> HeaderText {
        if isSimple {
            let text = HeaderTextReader.read(bytes, place, .parameter, hint: hint)
            guard let word = text.encodedWords.first else { return text }
            return HeaderText(
                utf8: text.utf8, map: text.map, encodedWords: text.encodedWords, hasRaw8Bit: text.hasRaw8Bit, isGuessed: text.isGuessed,
                defects: text.defects + [Defect(.parameterEncodedWord, at: word.range)])
        }
        let choice = value.withUnsafeBufferPointer {
            CharsetChoice(declared: charset, isLabelled: charsetLabel != nil, hint: hint(), $0, 0..<$0.count)
        }
        if choice.isVerbatim {
            return HeaderText(utf8: value, map: TextMap([map]), encodedWords: [], hasRaw8Bit: false, isGuessed: false, defects: [])
        }
        var recording = Recording()
        let result = value.withUnsafeBufferPointer { CharsetDecoder.decode($0, choice.charset, recorder: &recording) }
        var defects: [Defect] = []
        if let kind = choice.defect, let charsetLabel { defects.append(Defect(kind, at: charsetLabel)) }
        if result.lacksConverter {
            defects.append(Defect(.charsetConverterMissing, at: charsetLabel ?? place, detail: ConverterPool.advice(for: choice.charset)))
        } else if result.damage.count > 0 {
            defects.append(Defect(.charsetMalformed, at: place, detail: "not valid in \(choice.charset.name)"))
        }
        return HeaderText(
            utf8: result.utf8, map: TextMap([map, recording.map]), encodedWords: [], hasRaw8Bit: false, isGuessed: choice.isGuessed,
            defects: defects)
    }
}
