/// One character of a word, and what it may be read as.
struct WordUnit: Sendable {
    enum Kind: UInt8, Sendable {
        /// Latin, or a look-alike of Latin that needs no company.
        case latin
        /// A letter of another script that looks like a Latin one.
        case crossing
        /// A letter of another script.
        case native
        case digit
        /// `@` for a, `$` for s …
        case symbol
    }

    let mapping: Mapping
    let start: Int32
    let end: Int32
    let kind: Kind
    /// A capital I after a small letter.
    let isStrayCapital: Bool

    /// A plain letter or digit.
    @inline(__always)
    init(ascii byte: UInt8, at start: Int, isDigit: Bool, isStrayCapital: Bool) {
        mapping = Mapping(ascii: byte)
        self.start = Int32(truncatingIfNeeded: start)
        end = self.start &+ 1
        kind = isDigit ? .digit : .latin
        self.isStrayCapital = isStrayCapital
    }

    init(_ mapping: Mapping, class characterClass: CharacterClass, from start: Int, to end: Int) {
        self.mapping = mapping
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
        isStrayCapital = false
        switch characterClass {
        case .digit:
            kind = .digit
        case .leet:
            kind = .symbol
        default:
            if mapping.scalar < 0x80 {
                kind = .latin
            } else if mapping.flags.contains(.crossing) {
                kind = .crossing
            } else if mapping.flags.isEmpty {
                kind = mapping.folded(0) < 0x80 || CharacterTable(mapping.scalar).script == .latin ? .latin : .native
            } else {
                let first = mapping.skeleton(0)
                kind = first >= 0x30 && first <= 0x39 ? .digit : first < 0x80 ? .latin : .native
            }
        }
    }

    /// The letter that a digit or symbol is used for, and its second reading; nil if it is used for none.
    var leet: (UInt32, alternate: UInt32?)? {
        let plain = mapping.flags.contains(.alike) ? mapping.skeleton(0) : mapping.folded(0)
        switch plain {
        case 0x30: return (0x6F, nil)  // 0 o
        case 0x31, 0x21: return (0x69, 0x6C)  // 1 ! i, or l
        case 0x33, 0x20AC: return (0x65, nil)  // 3 € e
        case 0x34, 0x40: return (0x61, nil)  // 4 @ a
        case 0x35, 0x24: return (0x73, nil)  // 5 $ s
        case 0x37: return (0x74, nil)  // 7 t
        case 0x38: return (0x62, nil)  // 8 b
        case 0x39: return (0x67, nil)  // 9 g
        case 0x7C: return (0x6C, 0x69)  // | l, or i
        case 0xA2: return (0x63, nil)  // ¢ c
        case 0xA3: return (0x6C, nil)  // £ l
        case 0xA5: return (0x79, nil)  // ¥ y
        default: return nil
        }
    }
}
