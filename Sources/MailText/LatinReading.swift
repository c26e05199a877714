extension Unicode.Scalar {
    /// How convincingly a character that is no plain Latin letter passes for one.
    public enum LatinReading: Sendable, Hashable {
        /// A letter of another script that looks the same: Cyrillic `а`.
        case otherScript
        /// A letter of another script that takes the company of Latin letters: Cyrillic `н` for h.
        case otherScriptFaint
        /// A Latin letter with an accent, as honest languages have.
        case accented
        /// A Latin letter or symbol that nobody writes words in: `ɡ`, `𝐚`, `Ⓐ`.
        case ornament
    }

    /// The small Latin letters that this character can be taken for, and how; nil if for none or if it is one.
    public var latinReading: (letters: String, kind: LatinReading)? {
        let mapping = Mapping(value)
        guard !mapping.flags.isEmpty, mapping.skeleton(0) < 0x80 else { return nil }
        var letters = ""
        for i in 0..<mapping.skeletonCount {
            if let scalar = Unicode.Scalar(mapping.skeleton(i)) { letters.unicodeScalars.append(scalar) }
        }
        let kind: LatinReading =
            mapping.flags.contains(.crossing)
            ? mapping.flags.contains(.weak) ? .otherScriptFaint : .otherScript
            : mapping.flags.contains(.accent) ? .accented : .ornament
        return (letters, kind)
    }

    /// This character in small letters, of usual width, without Unicode's compatibility ornaments, as host names are compared (UTS 46,
    /// all but its validity criteria). Empty for invisible characters. Traditional Chinese stays what it is.
    public var hostFolded: String {
        if CharacterTable.characterClass(value) == .ignorable { return "" }
        let mapping = Mapping(value)
        if mapping.isIdentity || script == .han { return String(self) }
        var text = ""
        let isOrnament = Unicode.Scalar.compatibilityLetters.contains(where: { $0.contains(value) }) && mapping.flags.contains(.alike)
        let count = isOrnament ? mapping.skeletonCount : mapping.foldedCount
        for i in 0..<count {
            if let scalar = Unicode.Scalar(isOrnament ? mapping.skeleton(i) : mapping.folded(i)) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// Superscripts, letterlike symbols, enclosed and mathematical letters: NFKC makes plain letters of them.
    private static let compatibilityLetters: [ClosedRange<UInt32>] = [
        0xAA...0xBA, 0x1D2C...0x1DBF, 0x2070...0x214F, 0x2460...0x24FF, 0x1D400...0x1D7FF, 0x1F130...0x1F149,
    ]
}
