internal import MailBytes

/// What characters fold to, read in place from the generated tables.
enum FoldingTable {
    /// The table's entry for a character: 0 if both foldings leave it alone, else for `Mapping`.
    @inline(__always)
    static func entry(_ scalar: UInt32) -> UInt32 {
        guard scalar < 0x40000 else { return 0 }
        let index = FoldingData.index.utf8Start + Int(scalar >> 7) &* 2
        let page = Int(index[0] &- 0x30) | Int(index[1] &- 0x30) << 6
        return digits(FoldingData.pages.utf8Start + (page &* 128 + Int(scalar & 127)) &* 3)
    }

    /// Whether a character of the block U+4E00 to U+9FFF folds to itself.
    @inline(__always)
    static func isPlainHan(_ scalar: UInt32) -> Bool {
        let offset = Int(scalar &- 0x4E00)
        return (FoldingData.plainHan.utf8Start[offset >> 2] &- 0x30) >> UInt8(offset & 3) & 1 != 0
    }

    /// Three digits of six bits, least significant first.
    @inline(__always)
    static func digits(_ at: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(at[0] &- 0x30) | UInt32(at[1] &- 0x30) << 6 | UInt32(at[2] &- 0x30) << 12
    }

    /// The precomposed character for `base` and `mark` (Unicode's primary composites, and Hangul by arithmetic), or nil.
    static func composition(_ base: UInt32, _ mark: UInt32) -> UInt32? {
        let mark = mark == 0xFF9E ? 0x3099 : mark == 0xFF9F ? 0x309A : mark
        let rows = FoldingData.compositions.utf8Start
        let count = FoldingData.compositions.utf8CodeUnitCount / 9
        func key(_ index: Int) -> (UInt32, UInt32) { (digits(rows + index * 9), digits(rows + index * 9 + 3)) }
        let index = (0..<count).partitioningIndex { key($0) >= (mark, base) }
        return index < count && key(index) == (mark, base) ? digits(rows + index * 9 + 6) : nil
    }
}
