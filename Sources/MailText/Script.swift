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
    public var script: Script {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
        case 0x3040...0x30FF: .kana
        case 0x3400...0x9FFF: .han
        case 0xAC00...0xD7A3: .hangul
        case 0x400...0x52F: .cyrillic
        case 0x370...0x3FF: .greek
        default: .common
        }
    }
}
