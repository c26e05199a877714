/// The text of a field, or of a piece of one, as a reader sees it: unfolded, encoded words decoded, in valid UTF-8.
public struct HeaderText: Sendable {
    public let utf8: [UInt8]

    /// The way back to the message's source.
    public let map: TextMap

    public let encodedWords: [EncodedWordUse]

    /// Whether bytes above 127 stand in the field outside encoded words.
    public let hasRaw8Bit: Bool

    /// Whether nothing tells the charset of these, so that another one may be meant.
    public let isGuessed: Bool

    public let defects: [Defect]

    public var isEmpty: Bool { utf8.isEmpty }

    public var string: String { String(decoding: utf8, as: UTF8.self) }
}
