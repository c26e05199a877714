/// What stands beside a place in folded text, invisible characters and combining marks passed over: they don't end a word.
enum WordBoundary {
    /// More invisible characters in a row than this are taken for the end of a word.
    private static let reach = 8

    @inline(__always)
    private static func asciiClass(_ byte: UInt8) -> CharacterClass {
        byte &- 0x61 < 26 ? .letter : byte &- 0x30 < 10 ? .digit : .other
    }

    /// The class of the character that ends before `i`; there is at least one byte before.
    static func classBefore(_ i: Int, in bytes: UnsafePointer<UInt8>) -> CharacterClass {
        if bytes[i - 1] < 0x80, bytes[i - 1] >= 0x20 { return asciiClass(bytes[i - 1]) }
        var end = i
        for _ in 0..<reach where end > 0 {
            var start = end - 1
            while start > 0, bytes[start] & 0xC0 == 0x80, end - start < 4 { start -= 1 }
            let (scalar, length) = UTF8Scalars.decode(bytes, at: start, end: end)
            guard start + length == end else { return .other }
            let found = CharacterTable.characterClass(scalar)
            if found != .ignorable && found != .mark { return scalar < 0x80 ? asciiClass(bytes[start]) : found }
            end = start
        }
        return .other
    }

    /// The class of the character that begins at `i`; `other` at `count`.
    static func classAfter(_ i: Int, in bytes: UnsafePointer<UInt8>, count: Int) -> CharacterClass {
        guard i < count else { return .other }
        if bytes[i] < 0x80, bytes[i] >= 0x20 { return asciiClass(bytes[i]) }
        var i = i
        for _ in 0..<reach where i < count {
            let (scalar, length) = UTF8Scalars.decode(bytes, at: i, end: count)
            let found = CharacterTable.characterClass(scalar)
            if found != .ignorable && found != .mark { return found }
            i += length
        }
        return .other
    }
}
