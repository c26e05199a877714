/// A wish, written into a message or a template, to have findings of one rule left out; a comment that names three rules holds three.
public struct SuppressionWish: Sendable, Equatable {
    public enum Verb: String, Sendable, CaseIterable {
        /// From here to an `enable` of the same rule, or to the end of the text.
        case disable
        /// In every part and field of the message.
        case disableFile = "disable-file"
        /// In the lines that the comment stands in.
        case disableLine = "disable-line"
        case disableNextLine = "disable-next-line"
        case enable
    }

    /// What of the text it covers.
    public enum Cover: Sendable, Equatable {
        case everything
        /// This range, and what is absent from the message and so has no place.
        case fromHere(Range<Int>)
        case lines(Range<Int>)
    }

    /// The rule as it was named; nil where none was.
    public let rule: String?
    /// What stands behind `spamlint:`, where that is no verb.
    public let unknownVerb: String?
    /// What stands behind `--`; nil where nothing does.
    public let reason: String?
    /// Where the rule is named, or the comment where it is not; bytes of the text that was read.
    public let place: Range<Int>
    public let cover: Cover

    init(rule: String?, unknownVerb: String? = nil, reason: String?, place: Range<Int>, cover: Cover) {
        self.rule = rule
        self.unknownVerb = unknownVerb
        self.reason = reason
        self.place = place
        self.cover = cover
    }
}
