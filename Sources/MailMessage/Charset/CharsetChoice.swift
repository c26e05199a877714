import MailBytes

/// Which charset a text is read in, given what its label says and what its bytes are.
struct CharsetChoice {
    var charset: Charset
    /// Why the label, or its absence, is a defect.
    var defect: DefectKind?
    /// All bytes are ASCII, or valid UTF-8 that is meant as such: the text needs no change.
    var isVerbatim = false
    /// Whether neither a label nor the bytes themselves tell: another charset may be meant.
    var isGuessed = false

    /// `isLabelled` says that there was a label, which `declared` is nil for if it means nothing. `hint` stands in for a missing label if
    /// the bytes don't speak against it.
    init(declared: Charset?, isLabelled: Bool, hint: Charset? = nil, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        if let declared, !declared.keepsASCII {
            self = Self.stateful(declared, bytes, range)
            return
        }
        guard let high = ByteScan.firstHigh(bytes, range) else {
            self = Self.sevenBit(declared, isLabelled: isLabelled, bytes, range)
            return
        }
        let survey = UTF8Repair.survey(bytes, high..<range.upperBound, stopping: declared != nil && declared != .utf8)
        guard let declared else {
            charset = .utf8
            defect = isLabelled ? .charsetUnknown : .charsetMissing
            isVerbatim = survey.isValid
            if survey.isValid, let hint, case .double = hint.method, survey.longer == 0, survey.pairs < 8 {
                charset = hint
                isVerbatim = false
            } else if !survey.isValid, !Self.isDamagedUTF8(survey) {
                let sniffed = CharsetSniffer.sniff(bytes, range)
                charset = sniffed.isStrong ? sniffed.charset : hint ?? sniffed.charset
                isGuessed = charset != hint && !sniffed.isCertain
            }
            return
        }
        switch declared.method {
        case .utf8: self = Self.utf8(survey, bytes, range)
        case .single: self = Self.single(declared, survey, bytes, range)
        default: self = Self.multibyte(declared, survey)
        }
    }

    private init(_ charset: Charset, _ defect: DefectKind? = nil, isVerbatim: Bool = false, isGuessed: Bool = false) {
        self.charset = charset
        self.defect = defect
        self.isVerbatim = isVerbatim
        self.isGuessed = isGuessed
    }

    /// What the bytes look like, where the label cannot be right.
    private init(sniffing bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let sniffed = CharsetSniffer.sniff(bytes, range)
        self.init(sniffed.charset, .charsetLies, isGuessed: !sniffed.isCertain)
    }

    /// Whether a text without a label is UTF-8 of which a byte here and there was lost: nothing else has so many sequences of its.
    private static func isDamagedUTF8(_ survey: UTF8Repair.Survey) -> Bool {
        (survey.sequences >= 4 || survey.longer >= 2) && (survey.invalid - survey.cut) * 4 <= survey.sequences + survey.longer
    }

    /// Text of ASCII alone, of whatever charset that keeps ASCII.
    private static func sevenBit(
        _ declared: Charset?, isLabelled: Bool, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> CharsetChoice {
        if declared == nil || declared == .ascii, hasJapaneseEscape(bytes, range) {
            return CharsetChoice(.iso2022jp, declared == nil ? isLabelled ? .charsetUnknown : .charsetMissing : .charsetLies)
        }
        return CharsetChoice(declared ?? .ascii, declared == nil && isLabelled ? .charsetUnknown : nil, isVerbatim: true)
    }

    private static func hasJapaneseEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var i = bytes.find(0x1B, from: range.lowerBound, to: range.upperBound)
        while i + 2 < range.upperBound {
            if bytes[i + 1] == 0x24, bytes[i + 2] == 0x42 || bytes[i + 2] == 0x40 { return true }
            i = bytes.find(0x1B, from: i + 1, to: range.upperBound)
        }
        return false
    }

    private static func utf8(_ survey: UTF8Repair.Survey, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CharsetChoice {
        if survey.isValid { return CharsetChoice(.utf8, isVerbatim: true) }
        // A text that is mostly good is damaged, not mislabelled.
        if (survey.sequences + survey.cut) * 2 >= survey.invalid { return CharsetChoice(.utf8) }
        return CharsetChoice(sniffing: bytes, range)
    }

    private static func single(
        _ declared: Charset, _ survey: UTF8Repair.Survey, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> CharsetChoice {
        let isWestern = declared == .ascii || declared == .windows1252
        // A letter with an accent behind another one is rare in any language; two such pairs that happen to be UTF-8 are no accident.
        if survey.isValid, isWestern || survey.longer > 0 || survey.pairs > 2 {
            return CharsetChoice(.utf8, .charsetLies, isVerbatim: true)
        }
        if isWestern, CharsetSniffer.hasPairs(bytes, range) {
            let sniffed = CharsetSniffer.sniff(bytes, range)
            if sniffed.isStrong { return CharsetChoice(sniffed.charset, .charsetLies, isGuessed: !sniffed.isCertain) }
        }
        return declared == .ascii ? CharsetChoice(.windows1252, .charsetLies, isGuessed: true) : CharsetChoice(declared)
    }

    private static func multibyte(_ declared: Charset, _ survey: UTF8Repair.Survey) -> CharsetChoice {
        // Short Chinese words in GB 2312 may happen to be pairs of UTF-8; Chinese in UTF-8 takes three bytes a character.
        let isUTF8 = survey.isValid && (survey.longer > 0 && survey.sequences > 1 || survey.pairs > 7)
        return isUTF8 ? CharsetChoice(.utf8, .charsetLies, isVerbatim: true) : CharsetChoice(declared)
    }

    /// Charsets in which ASCII bytes may mean something else.
    private static func stateful(_ declared: Charset, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CharsetChoice {
        switch declared.method {
        case .utf16, .utf32:
            // Text has line ends and digits in any language, which are NULs there.
            let hasNul = bytes.find(ASCII.nul, from: range.lowerBound, to: range.upperBound) < range.upperBound
            if hasNul || range.isEmpty || !isMostlyASCII(bytes, range) { return CharsetChoice(declared) }
            guard let high = ByteScan.firstHigh(bytes, range) else { return CharsetChoice(.utf8, .charsetLies, isVerbatim: true) }
            let isUTF8 = UTF8Repair.survey(bytes, high..<range.upperBound, stopping: true).isValid
            return isUTF8
                ? CharsetChoice(.utf8, .charsetLies, isVerbatim: true)
                : CharsetChoice(sniffing: bytes, range)
        case .hz, .iso2022jp, .utf7:
            guard let high = ByteScan.firstHigh(bytes, range) else {
                let mark: UInt8 = declared.method == .hz ? 0x7E : declared.method == .utf7 ? 0x2B : 0x1B
                let isPlain = bytes.find(mark, from: range.lowerBound, to: range.upperBound) == range.upperBound
                return CharsetChoice(declared, isVerbatim: isPlain)
            }
            if bytes.find(0x1B, from: range.lowerBound, to: range.upperBound) < range.upperBound {
                return CharsetChoice(declared)
            }
            let isUTF8 = UTF8Repair.survey(bytes, high..<range.upperBound, stopping: true).isValid
            return isUTF8
                ? CharsetChoice(.utf8, .charsetLies, isVerbatim: true)
                : CharsetChoice(sniffing: bytes, range)
        default: return CharsetChoice(declared)
        }
    }

    /// Whether nine of the first thousand bytes in ten are letters, digits, punctuation or white space of ASCII.
    private static func isMostlyASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let sample = range.prefix(1000)
        let count = sample.reduce(0) { $0 + (bytes[$1] >= 0x20 && bytes[$1] < 0x7F || bytes[$1].isASCIIWhitespace ? 1 : 0) }
        return count * 10 >= sample.count * 9
    }
}
