import MailMessage

extension DecodedText {
    /// Whether a text in UTF-8 made of it would lose something, or might say something else: bytes that mean nothing in its charset, or a
    /// charset that is guessed.
    var isDoubtful: Bool {
        isGuessed || defects.contains { $0.kind == .charsetMalformed || $0.kind == .charsetConverterMissing }
    }
}

extension HeaderText {
    /// Whether the same is true of a piece of the header.
    var isDoubtful: Bool { isGuessed || utf8.holdsReplacement }
}

extension [UInt8] {
    /// Whether U+FFFD stands in it, which stands for what could not be read.
    fileprivate var holdsReplacement: Bool {
        indices.dropLast(2).contains { self[$0] == 0xEF && self[$0 + 1] == 0xBF && self[$0 + 2] == 0xBD }
    }
}
