import SpamLintCore

/// Something that a fixer wants otherwise, in the terms of whoever thought of it.
enum Change {
    /// Bytes of the message's source.
    case source(Edit)
    /// Bytes of a part's decoded text, for others in UTF-8.
    case text(part: Int, Range<Int>, [UInt8])
    /// All of a part's text anew, in UTF-8.
    case rewrite(part: Int, [UInt8])
    /// The same content in a transfer encoding that fits it.
    case transfer(part: Int)
}
