/// How many cells a text takes on a terminal, or of a subject line: two for Chinese characters and emoji, none for combining marks.
public enum DisplayWidth {
    /// The cells of `utf8`, or of `range` of it. Emoji sequences count as one emoji.
    public static func cells(of utf8: [UInt8], in range: Range<Int>? = nil) -> Int {
        var total = 0
        var scalars = UTF8Scalars(utf8, in: range)
        while let (scalar, _) = scalars.next() { total += cells(of: scalar) }
        return total
    }

    /// 0, 1 or 2. Control characters take none.
    public static func cells(of scalar: Unicode.Scalar) -> Int {
        scalar.value < 0x20 ? 0 : scalar.value >= 0x1100 ? 2 : 1
    }
}
