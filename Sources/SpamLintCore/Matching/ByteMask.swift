/// Which bytes stand in a short text, letters without case: tells at once that most literals do not stand in it. Made much faster than a
/// `TrigramSet`, and tells less.
public struct ByteMask: Sendable {
    /// A bit for each byte of which the low six bits are the same, with that set which makes large letters small.
    private(set) var bits: UInt64 = 0

    public init(of text: some Sequence<UInt8>) {
        for byte in text { bits |= 1 &<< UInt64((byte | 0x20) & 0x3F) }
    }

    /// Whether the bytes of one of `others` may all stand in the text. False is sure.
    func mayHold(anyOf others: [ByteMask]) -> Bool {
        for other in others where other.bits & ~bits == 0 { return true }
        return false
    }
}
