/// By what means a phrase was kept from being read by a program, as far as the text shows it.
public struct Disguise: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Letters of another alphabet, mathematical or enclosed letters in place of plain ones.
    public static let lookalike = Disguise(rawValue: 1 << 0)
    /// Zero-width and other invisible characters, or stray combining marks, inside the phrase.
    public static let invisible = Disguise(rawValue: 1 << 1)
    /// Digits or symbols used as letters: `fr33`, `c@sh`.
    public static let leet = Disguise(rawValue: 1 << 2)
    /// Single letters with separators between: `f r e e`, `F-R-E-E`.
    public static let spacedOut = Disguise(rawValue: 1 << 3)
    /// Separators between Chinese characters that belong together: `免·费`, `免 费`.
    public static let separated = Disguise(rawValue: 1 << 4)
}
