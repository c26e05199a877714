/// How often bytes of some kinds stand in a text: a check that would find nothing can stop at once.
public struct ByteSurvey: Sendable {
    /// ASCII letters.
    public private(set) var upper = 0
    public private(set) var lower = 0
    public private(set) var digits = 0
    /// `!`.
    public private(set) var exclamations = 0
    /// First bytes of Greek and Cyrillic letters.
    public private(set) var greekOrCyrillic = 0
    /// First bytes of the characters U+0080 to U+00BF, U+2000 to U+2FFF and U+F000 to U+FFFF: invisible ones and full-width forms.
    public private(set) var general = 0

    /// `:` and `_`.
    public private(set) var fillers = 0
    /// Characters, each counted by its first byte.
    public private(set) var characters = 0

    private static let kinds: [UInt8] = (0...255).map { byte in
        switch byte {
        case 0x41...0x5A: 1
        case 0x61...0x7A: 2
        case 0x21: 3
        case 0xCD...0xD4: 4
        case 0xC2, 0xE2, 0xEF: 5
        case 0x80...0xBF: 6
        case 0x3A, 0x5F: 7
        case 0x30...0x39: 8
        default: 0
        }
    }

    init(of bytes: [UInt8], in range: Range<Int>) {
        var counts: (Int, Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0, 0)
        Self.kinds.withUnsafeBufferPointer { kinds in
            bytes.withUnsafeBufferPointer { bytes in
                withUnsafeMutableBytes(of: &counts) { raw in
                    let counts = raw.assumingMemoryBound(to: Int.self)
                    for i in range { counts[Int(kinds[Int(bytes[i])])] &+= 1 }
                }
            }
        }
        (upper, lower, exclamations, greekOrCyrillic, general) = (counts.1, counts.2, counts.3, counts.4, counts.5)
        (fillers, digits) = (counts.7, counts.8)
        characters = range.count - counts.6
    }
}
