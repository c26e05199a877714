/// How many letters of which kind a text has.
///
/// Only cased letters can shout: `您的 VIP 会员` has three capitals and no small letter, but seven letters.
public struct LetterCount: Sendable, Equatable {
    public var uppercase = 0
    public var lowercase = 0
    /// Letters of scripts without case: Han, kana, Hangul, Arabic, Thai …
    public var uncased = 0
    public var digits = 0

    public init() {}

    /// Counts the letters of `utf8`, or of `range` of it.
    public init(of utf8: [UInt8], in range: Range<Int>? = nil) {
        var scalars = UTF8Scalars(utf8, in: range)
        while let (scalar, _) = scalars.next() {
            let character = CharacterTable(scalar.value)
            if character.isUppercase {
                uppercase += 1
            } else if character.isLowercase {
                lowercase += 1
            } else {
                switch character.characterClass {
                case .letter, .ideograph, .syllable: uncased += 1
                case .digit: digits += 1
                default: break
                }
            }
        }
    }

    public var cased: Int { uppercase + lowercase }
    public var letters: Int { cased + uncased }
}
