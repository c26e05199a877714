/// What a character is to the folder and to word boundaries. The numbers are those of Scripts/folding_tables.py.
enum CharacterClass: UInt8, Sendable {
    /// Punctuation that ends a word and a sentence; whatever is nothing else.
    case other
    case space
    case lineBreak
    /// Zero-width, format and control characters: nothing to see.
    case ignorable
    /// A combining mark that hides in a Latin, Greek or Cyrillic word, or turns a kana.
    case mark
    /// A letter of an alphabet: words of it are told apart by spaces.
    case letter
    case digit
    /// Han and kana: no spaces between words.
    case ideograph
    /// Hangul, Thai and other scripts where a word may go on without a space.
    case syllable
    /// Stars, bullets, arrows, emoji.
    case symbol
    /// `@ $ ! |` and currency signs: letters when inside a word.
    case leet
    /// ASCII punctuation that is put between letters to hide a word: `. - _ *` …
    case separator
    /// A letter or number in a circle or box.
    case enclosed

    @inline(__always)
    var isWordPart: Bool { self == .letter || self == .digit || self == .enclosed }

    /// From the low four bits of an entry of the table. Spelt out, this costs nothing; `init(rawValue:)` is a call.
    @inline(__always)
    init(bits: UInt16) {
        switch bits & 15 {
        case 1: self = .space
        case 2: self = .lineBreak
        case 3: self = .ignorable
        case 4: self = .mark
        case 5: self = .letter
        case 6: self = .digit
        case 7: self = .ideograph
        case 8: self = .syllable
        case 9: self = .symbol
        case 10: self = .leet
        case 11: self = .separator
        case 12: self = .enclosed
        default: self = .other
        }
    }
}
