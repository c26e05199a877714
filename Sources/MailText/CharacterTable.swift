/// Class, script, case and width of characters.
///
/// Reads the generated table in place: two levels, pages of 128 characters, six bits a byte. Nothing is decoded or allocated at start.
struct CharacterTable {
    /// Class in bits 0–3, script in 4–7, case in 8 and 9, cells in 10 and 11.
    let bits: UInt16

    @inline(__always)
    init(_ scalar: UInt32) {
        guard scalar < 0x40000 else {
            // Variation selectors and tags are invisible; what is left is private use.
            bits = scalar &- 0xE0000 < 0x1000 ? UInt16(CharacterClass.ignorable.rawValue) : 1 << 10
            return
        }
        let index = CharacterData.index.utf8Start + Int(scalar >> 7) &* 2
        let page = Int(index[0] &- 0x30) | Int(index[1] &- 0x30) << 6
        let entry = CharacterData.pages.utf8Start + (page &* 128 + Int(scalar & 127)) &* 2
        bits = UInt16(entry[0] &- 0x30) | UInt16(entry[1] &- 0x30) << 6
    }

    @inline(__always)
    var characterClass: CharacterClass { CharacterClass(bits: bits) }

    @inline(__always)
    static func characterClass(_ scalar: UInt32) -> CharacterClass { CharacterTable(scalar).characterClass }

    var script: Script { Script(rawValue: UInt8(bits >> 4 & 15)) ?? .other }
    var isUppercase: Bool { bits >> 8 & 3 == 1 }
    var isLowercase: Bool { bits >> 8 & 3 == 2 }
    var cells: Int { Int(bits >> 10) }
}
