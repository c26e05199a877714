/// How many cells a text takes on a terminal, or of a subject line: two for Chinese characters and emoji, none for combining marks.
///
/// By Unicode's East Asian Width, ambiguous characters taken as narrow. What a font makes of it may differ.
public enum DisplayWidth {
    /// The cells of `utf8`, or of `range` of it. Emoji that are joined, modified or made of two regional indicators count as one.
    public static func cells(of utf8: [UInt8], in range: Range<Int>? = nil) -> Int {
        var total = 0
        var last = 0
        var isJoined = false
        var isFlagOpen = false
        var scalars = UTF8Scalars(utf8, in: range)
        while let (scalar, _) = scalars.next() {
            let isRegional = scalar.value &- 0x1F1E6 < 26
            defer { isFlagOpen = isRegional && !isFlagOpen }
            switch scalar.value {
            case 0x200D:
                isJoined = last == 2
                continue
            case 0xFE0F where last == 1:
                // Emoji presentation of a character that is text by default.
                total += 1
                last = 2
                continue
            case 0x1F3FB...0x1F3FF where last == 2:
                continue
            default:
                break
            }
            let cells = cells(of: scalar)
            if (isJoined && cells == 2) || (isRegional && isFlagOpen) {
                isJoined = false
                continue
            }
            isJoined = false
            total += cells
            if cells > 0 { last = cells }
        }
        return total
    }

    /// 0, 1 or 2. Control characters take none.
    public static func cells(of scalar: Unicode.Scalar) -> Int { CharacterTable(scalar.value).cells }
}
