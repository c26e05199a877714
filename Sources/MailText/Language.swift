internal import MailBytes

/// A language, as far as rules are written for one.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case simplifiedChinese = "zh-Hans"
    case traditionalChinese = "zh-Hant"
    case japanese = "ja"
    case korean = "ko"
    /// Any other, or not to be told.
    case other = "und"

    public var isChinese: Bool { self == .simplifiedChinese || self == .traditionalChinese }

    /// What a language tag (BCP 47, as in `Content-Language` or `lang=`) declares, or nil if it is none.
    public init?(tag: String) {
        let subtags = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let first = subtags.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(\.isASCIILowercase) else { return nil }
        switch first {
        case "en": self = .english
        case "ja": self = .japanese
        case "ko": self = .korean
        case "zh", "cmn", "yue":
            let isTraditional = subtags.contains(where: { ["hant", "tw", "hk", "mo"].contains($0) }) && !subtags.contains("hans")
            self = isTraditional || first == "yue" && !subtags.contains("hans") ? .traditionalChinese : .simplifiedChinese
        default: self = .other
        }
    }

    /// Guesses from script and frequent words; looks at no more than the first 4 KiB. Text without a letter is `other`.
    public init(of utf8: [UInt8], in range: Range<Int>? = nil) {
        let range = (range ?? 0..<utf8.count).clamped(to: 0..<utf8.count)
        let sample = range.prefix(4 << 10)
        self = LanguageSample(utf8, in: sample.startIndex..<sample.endIndex).language
    }
}
