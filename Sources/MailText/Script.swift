/// The writing system of a character, as far as rules tell them apart.
public enum Script: UInt8, Sendable, CaseIterable {
    /// Digits, punctuation, symbols, marks and everything shared by scripts.
    case common
    case latin
    case han
    case kana
    case hangul
    case cyrillic
    case greek
    case armenian
    case hebrew
    case arabic
    case thai
    case cherokee
    /// A script without a name of its own here.
    case other
}

extension Unicode.Scalar {
    /// The script of this character (Unicode's Script property, the rarer ones as `other`).
    public var script: Script { CharacterTable(value).script }
}
